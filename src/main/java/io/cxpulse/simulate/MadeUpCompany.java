package io.cxpulse.simulate;

import java.util.List;
import java.util.SplittableRandom;

/** What a company that does not exist offers, asks and hears. Everything by a given source of randomness. */
final class MadeUpCompany {

    static final List<String> CHANNELS = List.of("phone", "email", "chat", "sms", "web", "app");

    static final List<String> PRODUCTS = List.of(
            "Basic",
            "Plus",
            "Familie",
            "Студент",
            "Café Club",
            "Travel",
            "Büro",
            "Enterprise",
            "Home",
            "Mobile 5",
            "Mobile 10",
            "Fibre 100",
            "Fibre 500",
            "Smart TV",
            "Музыка",
            "Cloud",
            "Protect",
            "Senior",
            "Gamer 🎮",
            "Prepaid");

    static final List<String> TOUCHPOINTS = List.of(
            "checkout",
            "delivery",
            "onboarding",
            "billing",
            "support call",
            "returns",
            "shop",
            "доставка",
            "app login",
            "repair",
            "renewal",
            "café");

    /** Relative number of answers in each hour of the day. */
    private static final int[] HOURS = {
        1, 1, 1, 1, 1, 2, 4, 7, 10, 12, 13, 12, 11, 12, 12, 11, 11, 12, 13, 12, 9, 6, 4, 2
    };

    private static final List<Question> QUESTIONS = List.of(
            new Question("recommend", "NPS", "RELATIONSHIP", 0, 10),
            new Question("satisfaction", "CSAT", "TRANSACTIONAL", 1, 5),
            new Question("ease", "CES", "TRANSACTIONAL", 1, 7));

    private MadeUpCompany() {}

    /** A question and its scale, on which higher is better. */
    record Question(String id, String metric, String kind, int low, int high) {

        /** An answer around the mood, spread over about a third of the scale. */
        int answer(double mood, SplittableRandom random) {
            // The sum of three uniform numbers is near enough to a bell.
            double noise = (random.nextDouble() + random.nextDouble() + random.nextDouble()) / 1.5 - 1;
            long score = Math.round(low + (high - low) * (mood + noise * 0.5));
            return (int) Math.max(low, Math.min(high, score));
        }
    }

    static Question question(SplittableRandom random) {
        return QUESTIONS.get(random.nextInt(QUESTIONS.size()));
    }

    static String pick(List<String> values, SplittableRandom random) {
        return values.get(random.nextInt(values.size()));
    }

    /** An index into the values; the first ones come more often. */
    static int popular(List<String> values, SplittableRandom random) {
        double uniform = random.nextDouble();
        return (int) (values.size() * Math.pow(uniform, 1.6));
    }

    /** How content customers are, as a share of the scale: some products and touchpoints are worse than others. */
    static double mood(int product, int touchpoint) {
        return 0.78 - 0.02 * (product % 5) - 0.025 * (touchpoint % 4);
    }

    /** Moves a share of the day's answers, 0..1, to the share of the day in which they fall; rising. */
    static double timeOfDay(double share) {
        int total = 0;
        for (int weight : HOURS) {
            total += weight;
        }
        double rest = share * total;
        int hour = 0;
        while (hour < HOURS.length - 1 && rest >= HOURS[hour]) {
            rest -= HOURS[hour++];
        }
        return (hour + rest / HOURS[hour]) / HOURS.length;
    }
}
