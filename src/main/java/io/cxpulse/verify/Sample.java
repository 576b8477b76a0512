package io.cxpulse.verify;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** Numbers with three decimals, and what they come to; sums are exact. */
final class Sample {

    private final long n;
    private final BigDecimal sum;
    private final BigDecimal squares;

    /** @param thousandths at least one, each in thousandths of the unit of the results */
    Sample(List<Long> thousandths) {
        BigDecimal total = BigDecimal.ZERO;
        BigDecimal totalOfSquares = BigDecimal.ZERO;
        for (long number : thousandths) {
            BigDecimal value = BigDecimal.valueOf(number, 3);
            total = total.add(value);
            totalOfSquares = totalOfSquares.add(value.multiply(value));
        }
        n = thousandths.size();
        sum = total;
        squares = totalOfSquares;
    }

    double sum() {
        return sum.doubleValue();
    }

    double mean() {
        return sum.divide(BigDecimal.valueOf(n), MathContext.DECIMAL128).doubleValue();
    }

    /**
     * Sample standard deviation of two numbers or more: the square root of (n * sum of squares - square of the sum) / (n *
     * (n - 1)).
     */
    double deviation() {
        BigDecimal spread = BigDecimal.valueOf(n).multiply(squares).subtract(sum.multiply(sum));
        BigDecimal pairs = BigDecimal.valueOf(n).multiply(BigDecimal.valueOf(n - 1));
        return Math.sqrt(spread.divide(pairs, MathContext.DECIMAL128).doubleValue());
    }
}
