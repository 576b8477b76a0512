package io.cxpulse.serve;

import io.cxpulse.cases.CaseStory;
import io.javalin.http.Context;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** Answers requests for the history of a case, by whichever instance holds it. */
final class CaseRequests {

    private final CaseArchive archive;
    private final Peers peers;

    CaseRequests(CaseArchive archive, Peers peers) {
        this.archive = archive;
        this.peers = peers;
    }

    void answer(Context context) {
        Optional<Instant> asOf = QueryParameters.of(context, Route.CASE)
                .get("asOf")
                .map(text -> TimeParameter.instant("asOf", text, ZoneOffset.UTC));
        String caseId = context.pathParam("id");
        CaseArchive.Lookup here = archive.look(caseId);
        if (here.slots().isPresent()) {
            CaseStory story = CaseStory.of(here.slots().get(), asOf);
            context.contentType(Json.MEDIA_TYPE).result(Json.bytes(CaseJson.write(caseId, asOf, story)));
        } else if (Peers.isRelayed(context)) {
            String looked = PartitionList.write(here.looked());
            throw Problem.unknownCase(caseId, Map.of(PartitionList.HEADER, looked))
                    .exception();
        } else {
            askOthers(context, caseId, new CaseSearch(archive.partitions(), here.looked()));
        }
    }

    private void askOthers(Context context, String caseId, CaseSearch search) {
        for (HttpAddress peer : archive.others()) {
            Optional<HttpResponse<byte[]>> answer = search.ask(peer, () -> peers.ask(context, peer));
            if (answer.isPresent()) {
                Peers.answer(context, answer.get());
                return;
            }
        }
        search.requireComplete();
        throw Problem.unknownCase(caseId, Map.of()).exception();
    }
}
