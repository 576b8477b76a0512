package io.cxpulse.wire;

import io.cxpulse.cases.CaseHead;
import io.cxpulse.cases.CaseState;
import io.cxpulse.cases.Conversation;
import io.cxpulse.cases.Course;
import io.cxpulse.cases.Mark;
import io.cxpulse.cases.Opening;
import io.cxpulse.cases.Presence;
import io.cxpulse.cases.Routing;
import io.cxpulse.event.Actor;
import io.cxpulse.event.CaseOrigin;
import io.cxpulse.event.CaseStatus;
import io.cxpulse.event.CaseStep;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;

/** The head of a case: what it is remembered by, where its last event stands, then its state part by part. */
final class CaseHeadCodec extends Codec<CaseHead> {

    CaseHeadCodec() {
        super(2);
    }

    @Override
    void write(CaseHead head, BinaryEncoder out) throws IOException {
        // First, because a sweep reads no further.
        Times.write(head.newest(), out);
        out.writeInt(head.accepted());
        out.writeBoolean(head.last().isPresent());
        if (head.last().isPresent()) {
            CaseStep.Place place = head.last().get();
            Times.write(place.occurredAt(), out);
            Fields.writeNumber(place.sequence(), out);
            out.writeString(place.eventId());
        }
        write(head.state(), out);
    }

    /** What the case with the head in these bytes is remembered by. */
    Instant newest(byte[] bytes) {
        return decode(bytes, Times::read);
    }

    @Override
    CaseHead read(BinaryDecoder in) throws IOException {
        Instant newest = Times.read(in);
        int accepted = in.readInt();
        Optional<CaseStep.Place> last = in.readBoolean()
                ? Optional.of(new CaseStep.Place(Times.read(in), Fields.readNumber(in), in.readString()))
                : Optional.empty();
        return new CaseHead(readState(in), last, newest, accepted);
    }

    private static void write(CaseState state, BinaryEncoder out) throws IOException {
        out.writeBoolean(state.opening().isPresent());
        if (state.opening().isPresent()) {
            Opening opening = state.opening().get();
            Times.write(opening.at(), out);
            Fields.writeSymbol(opening.actor(), out);
            Fields.writeSymbol(opening.origin(), out);
        }
        out.writeBoolean(state.presence().deleted());
        out.writeBoolean(state.presence().merged());
        out.writeBoolean(state.presence().spam());
        Fields.writeDimensions(state.routing().dimensions(), out);
        Fields.writeText(state.routing().assignee(), out);
        Fields.writeFlag(state.routing().slaMet(), out);
        write(state.conversation(), out);
        write(state.course(), out);
    }

    private static CaseState readState(BinaryDecoder in) throws IOException {
        Optional<Opening> opening = in.readBoolean()
                ? Optional.of(new Opening(
                        Times.read(in),
                        Fields.readSymbol(Actor.values(), in),
                        Fields.readSymbol(CaseOrigin.values(), in)))
                : Optional.empty();
        return new CaseState(
                opening,
                new Presence(in.readBoolean(), in.readBoolean(), in.readBoolean()),
                new Routing(Fields.readDimensions(in), Fields.readText(in), Fields.readFlag(in)),
                readConversation(in),
                readCourse(in));
    }

    private static void write(Conversation conversation, BinaryEncoder out) throws IOException {
        out.writeInt(conversation.replies());
        Times.writeOptional(conversation.firstMessage(), out);
        Times.writeOptional(conversation.unanswered(), out);
        out.writeBoolean(conversation.isFirstResponseOver());
    }

    private static Conversation readConversation(BinaryDecoder in) throws IOException {
        return new Conversation(in.readInt(), Times.readOptional(in), Times.readOptional(in), in.readBoolean());
    }

    private static void write(Course course, BinaryEncoder out) throws IOException {
        Fields.writeSymbol(course.status(), out);
        out.writeInt(course.transfers());
        out.writeBoolean(course.reopenings().any());
        out.writeBoolean(course.reopenings().fromSolved());
        out.writeBoolean(course.reopenings().sinceCompleted());
        write(course.firstSolved(), out);
        write(course.lastSolved().map(Course.Solution::mark), out);
        out.writeBoolean(course.lastSolved().filter(Course.Solution::isOneTouch).isPresent());
        write(course.firstCompleted(), out);
        write(course.closing().map(Course.Closing::mark), out);
        Fields.writeFlag(course.closing().map(Course.Closing::slaMet).orElse(null), out);
        out.writeBoolean(course.closing().filter(Course.Closing::isFirstContact).isPresent());
    }

    private static Course readCourse(BinaryDecoder in) throws IOException {
        CaseStatus status = Fields.readSymbol(CaseStatus.values(), in);
        int transfers = in.readInt();
        Course.Reopenings reopenings = new Course.Reopenings(in.readBoolean(), in.readBoolean(), in.readBoolean());
        Optional<Mark> firstSolved = readMark(in);
        Optional<Mark> solved = readMark(in);
        boolean oneTouch = in.readBoolean();
        Optional<Mark> firstCompleted = readMark(in);
        Optional<Mark> closed = readMark(in);
        Boolean slaMet = Fields.readFlag(in);
        boolean firstContact = in.readBoolean();
        return new Course(
                status,
                firstSolved,
                solved.map(mark -> new Course.Solution(mark, oneTouch)),
                firstCompleted,
                closed.map(mark -> new Course.Closing(mark, slaMet, firstContact)),
                reopenings,
                transfers);
    }

    private static void write(Optional<Mark> mark, BinaryEncoder out) throws IOException {
        out.writeBoolean(mark.isPresent());
        if (mark.isPresent()) {
            Times.write(mark.get().at(), out);
            Fields.writeSymbol(mark.get().actor(), out);
            Fields.writeDimensions(mark.get().dimensions(), out);
        }
    }

    private static Optional<Mark> readMark(BinaryDecoder in) throws IOException {
        return in.readBoolean()
                ? Optional.of(
                        new Mark(Times.read(in), Fields.readSymbol(Actor.values(), in), Fields.readDimensions(in)))
                : Optional.empty();
    }
}
