package io.cxpulse.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** The rows of the airport survey in an order, and with repetitions, that the accepted lateness of seven days allows. */
record SurveyShuffle(Random random) {

    private static final double MOST_DAYS_LATE = 5;
    private static final double DUPLICATED = 0.2;

    /** One row of the file, where the shuffle puts it. */
    private record Placed(double day, String row) {}

    /** @return {@code target} */
    Path write(Path survey, Path target) throws IOException {
        List<String> lines = Files.readAllLines(survey);
        List<Placed> placed = new ArrayList<>();
        for (String row : lines.subList(1, lines.size())) {
            int day = Integer.parseInt(row.split(",", -1)[1].strip());
            placed.add(new Placed(day + random.nextDouble() * MOST_DAYS_LATE, row));
            if (random.nextDouble() < DUPLICATED) {
                placed.add(new Placed(day + random.nextDouble() * MOST_DAYS_LATE, row));
            }
        }
        placed.sort(Comparator.comparingDouble(Placed::day));
        List<String> shuffled = new ArrayList<>(List.of(lines.get(0)));
        placed.forEach(one -> shuffled.add(one.row()));
        return Files.write(target, shuffled);
    }
}
