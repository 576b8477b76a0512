package io.cxpulse.wire;

import io.cxpulse.alert.AlertPhase;
import io.cxpulse.alert.Evidence;
import io.cxpulse.alert.Incident;
import io.cxpulse.alert.RuleInstance;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;

/** An instance of a rule: its phase, a number that says which of its parts follow, and these. */
record RuleInstanceBytes(RelativeTimes times) {

    private static final int EVIDENCE = 1;
    private static final int SINCE = 2;
    private static final int REACHED = 4;
    private static final int OBSERVED = 8;
    private static final int SILENT = 16;
    private static final int INCIDENT = 32;
    private static final int SAME_INCIDENT = 64;
    private static final int ALL = 127;

    /** @param known incident that was written before */
    void write(RuleInstance instance, Optional<Incident> known, BinaryEncoder out) throws IOException {
        Fields.writeSymbol(instance.phase(), out);
        int parts = parts(instance, known);
        out.writeInt(parts);
        if (isSet(parts, EVIDENCE)) {
            for (int bet = 0; bet < Evidence.BETS; bet++) {
                out.writeDouble(instance.evidence().won(bet));
            }
        }
        write(instance.since(), out);
        write(instance.reachedAt(), out);
        write(instance.observedAt(), out);
        out.writeInt(instance.calmTicks());
        if (isSet(parts, INCIDENT)) {
            write(instance.incident().orElseThrow(), out);
        }
    }

    /** @param known incident that was read before */
    RuleInstance read(Optional<Incident> known, BinaryDecoder in) throws IOException {
        AlertPhase phase = Fields.readSymbol(AlertPhase.values(), in);
        int parts = in.readInt();
        if (parts < 0 || parts > ALL) {
            throw new IllegalArgumentException("no instance has the parts " + parts);
        }
        Evidence evidence = isSet(parts, EVIDENCE) ? readEvidence(in) : Evidence.NONE;
        Optional<Instant> since = readTime(parts, SINCE, in);
        Optional<Instant> reachedAt = readTime(parts, REACHED, in);
        Optional<Instant> observedAt = readTime(parts, OBSERVED, in);
        int calmTicks = in.readInt();
        Optional<Incident> own = isSet(parts, INCIDENT) ? Optional.of(readIncident(in)) : Optional.empty();
        Optional<Incident> incident = isSet(parts, SAME_INCIDENT) ? known : own;
        return new RuleInstance(
                phase, evidence, since, reachedAt, calmTicks, observedAt, isSet(parts, SILENT), incident);
    }

    private static int parts(RuleInstance instance, Optional<Incident> known) {
        boolean isSame = instance.incident().isPresent() && instance.incident().equals(known);
        return (instance.evidence().equals(Evidence.NONE) ? 0 : EVIDENCE)
                + (instance.since().isPresent() ? SINCE : 0)
                + (instance.reachedAt().isPresent() ? REACHED : 0)
                + (instance.observedAt().isPresent() ? OBSERVED : 0)
                + (instance.silent() ? SILENT : 0)
                + (isSame ? SAME_INCIDENT : instance.incident().isPresent() ? INCIDENT : 0);
    }

    private static boolean isSet(int parts, int part) {
        return (parts & part) != 0;
    }

    private void write(Optional<Instant> time, BinaryEncoder out) throws IOException {
        if (time.isPresent()) {
            times.write(time.get(), out);
        }
    }

    private Optional<Instant> readTime(int parts, int part, BinaryDecoder in) throws IOException {
        return isSet(parts, part) ? Optional.of(times.read(in)) : Optional.empty();
    }

    private static Evidence readEvidence(BinaryDecoder in) throws IOException {
        double[] won = new double[Evidence.BETS];
        for (int bet = 0; bet < Evidence.BETS; bet++) {
            won[bet] = in.readDouble();
        }
        return Evidence.of(won);
    }

    private void write(Incident incident, BinaryEncoder out) throws IOException {
        times.write(incident.raisedAt(), out);
        RelativeTimes own = new RelativeTimes(incident.raisedAt());
        own.write(incident.since(), out);
        out.writeDouble(incident.peak());
        out.writeBoolean(incident.resolvedAt().isPresent());
        if (incident.resolvedAt().isPresent()) {
            own.write(incident.resolvedAt().get(), out);
        }
    }

    private Incident readIncident(BinaryDecoder in) throws IOException {
        Instant raisedAt = times.read(in);
        RelativeTimes own = new RelativeTimes(raisedAt);
        Instant since = own.read(in);
        double peak = in.readDouble();
        return new Incident(raisedAt, since, peak, in.readBoolean() ? Optional.of(own.read(in)) : Optional.empty());
    }
}
