package io.cxpulse.verify;

/**
 * What a stretch of records did to one window.
 *
 * @param entered observations of theirs that it holds
 * @param withdrawn observations that they took out of it
 */
record Stir(long entered, long withdrawn) {

    static final Stir NONE = new Stir(0, 0);
}
