package io.cxpulse.config;

/**
 * One fault of a definition or setting.
 *
 * @param path where it is, e.g. {@code metrics[2].where.metric[0]}
 * @param found what stands there, or that nothing does
 * @param accepted what may stand there
 */
public record Problem(String path, String found, String accepted) {

    @Override
    public String toString() {
        return path + ": " + found + ": " + accepted;
    }
}
