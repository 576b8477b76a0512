package io.cxpulse.serve;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cxpulse.alert.Alert;
import io.javalin.http.Context;
import java.util.List;

/** Answers requests for alerts; every instance knows all of them. */
final class AlertRequests {

    private final AlertBoard board;

    AlertRequests(AlertBoard board) {
        this.board = board;
    }

    void list(Context context) {
        AlertQuery query = AlertQuery.parse(QueryParameters.of(context, Route.ALERTS));
        AlertBoard.Standing standing = board.read();
        List<Alert> found = standing.alerts().values().stream()
                .filter(query::accepts)
                .sorted(AlertQuery.ORDER)
                .toList();
        answer(context, AlertJson.list(standing, found, query.limit()));
    }

    /**
     * The active alerts and then the ones that ended last, as many as the limit allows.
     *
     * @throws StoreUnavailableException while the alerts cannot be read
     */
    LiveMessage.Alerts newest(int limit) {
        AlertBoard.Standing standing = board.read();
        List<Alert> all = standing.alerts().values().stream()
                .sorted(AlertQuery.ACTIVE_FIRST)
                .toList();
        byte[] json = Json.bytes(AlertJson.list(standing, all, limit));
        return new LiveMessage.Alerts(standing.alerts().hashCode(), LiveMessage.text(json));
    }

    void one(Context context) {
        QueryParameters.of(context, Route.ALERT);
        String fingerprint = context.pathParam("fingerprint");
        AlertBoard.Standing standing = board.read();
        Alert alert = standing.alerts().get(fingerprint);
        if (alert == null) {
            throw Problem.unknownAlert(fingerprint).exception();
        }
        answer(context, AlertJson.one(standing, alert));
    }

    private static void answer(Context context, ObjectNode json) {
        context.contentType(Json.MEDIA_TYPE).result(Json.bytes(json));
    }
}
