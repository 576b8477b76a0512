package io.cxpulse.verify;

import com.fasterxml.jackson.databind.JsonNode;

/** Where the API's answers come from. */
public interface SeriesSource {

    /**
     * What the API answers for the windows that start in the stretch.
     *
     * @throws Refused if it answers, but not with a series
     * @throws VerifyFailure if it does not answer
     */
    JsonNode series(Stretch stretch) throws Refused;

    /** The API answered with an error. */
    final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        private final String answer;

        /** @param answer status and text */
        public Refused(String answer) {
            super(answer);
            this.answer = answer;
        }

        public String answer() {
            return answer;
        }
    }
}
