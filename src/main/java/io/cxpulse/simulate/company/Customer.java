package io.cxpulse.simulate.company;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who comes back: the same number of the same seed is always the same customer.
 *
 * @param accountId company of a business customer, shared with others of it
 * @param mood how much more or less content than others
 */
record Customer(String id, @Nullable String accountId, String product, String region, Company.Tier tier, double mood) {

    /** Customers with low numbers come more often. */
    private static final double SKEW = 1.6;

    private static final int CUSTOMERS_OF_ACCOUNT = 12;

    static Customer any(long seed, int count, Chance chance) {
        return numbered(seed, (int) (count * StrictMath.pow(chance.unit(), SKEW)));
    }

    static Customer numbered(long seed, int number) {
        Chance chance = Chance.of(seed, "customer", number);
        Company.Tier tier = Company.TIERS.pick(chance);
        return new Customer(
                "c-" + seed + "-" + number,
                tier == Company.Tier.BUSINESS ? "a-" + seed + "-" + number / CUSTOMERS_OF_ACCOUNT : null,
                Company.PRODUCTS.pick(chance),
                Company.REGIONS.pick(chance),
                tier,
                0.05 * chance.bell());
    }
}
