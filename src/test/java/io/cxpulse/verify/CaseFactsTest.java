package io.cxpulse.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a case, sentence by sentence of docs/cases.md. */
class CaseFactsTest {

    private static final Set<String> ALL = Set.of(
            "OPENED",
            "FIRST_RESPONSE",
            "NEXT_REPLY",
            "FIRST_RESOLUTION",
            "FULL_RESOLUTION",
            "ONE_TOUCH",
            "CLOSURE",
            "SLA",
            "FIRST_CONTACT",
            "REOPENED",
            "REOPENING",
            "SOLVED_REOPENING",
            "TRANSFERRED",
            "WAITING");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # Opening
            a second one | 3 OPENED; 5 OPENED | OPENED WAITING | OPENED@3, WAITING@3
            a second one reopens nothing | 0 OPENED; 1 RESOLVED; 5 OPENED | REOPENED WAITING |
            a second one with a status does | 0 OPENED; 1 RESOLVED; 5 OPENED status=NEW | REOPENED WAITING | WAITING@0, REOPENED@5 from SOLVED
            what was before is not looked at | 0 RESOLVED; 1 TRANSFERRED; 2 OPENED | OPENED FIRST_RESOLUTION TRANSFERRED WAITING | OPENED@2, WAITING@2
            none | 0 RESOLVED; 1 CLOSED | OPENED FIRST_RESOLUTION CLOSURE |
            solved at once | 4 OPENED status=SOLVED | FIRST_RESOLUTION WAITING | FIRST_RESOLUTION@4=0m

            # Solved
            first and last | 0 OPENED; 5 RESOLVED; 7 REOPENED; 20 RESOLVED | FIRST_RESOLUTION FULL_RESOLUTION | FIRST_RESOLUTION@5=5m, FULL_RESOLUTION@20=20m
            not while it is open again | 0 OPENED; 5 RESOLVED; 7 REOPENED | FIRST_RESOLUTION FULL_RESOLUTION ONE_TOUCH | FIRST_RESOLUTION@5=5m
            by a status | 0 OPENED; 5 STATUS_CHANGED status=SOLVED | FULL_RESOLUTION | FULL_RESOLUTION@5=5m
            a status outweighs the type | 0 OPENED; 5 RESOLVED status=OPEN | FULL_RESOLUTION WAITING | WAITING@0
            cancelled before | 0 OPENED; 1 CANCELLED; 5 RESOLVED | FIRST_RESOLUTION | FIRST_RESOLUTION@5=5m
            confirmed | 0 OPENED; 5 RESOLVED; 9 RESOLVED | FIRST_RESOLUTION FULL_RESOLUTION | FIRST_RESOLUTION@5=5m, FULL_RESOLUTION@9=9m
            confirmed by a status only | 0 OPENED; 5 RESOLVED; 9 STATUS_CHANGED status=SOLVED | FULL_RESOLUTION | FULL_RESOLUTION@5=5m
            confirmed when closed | 0 OPENED; 5 RESOLVED; 6 CLOSED; 9 RESOLVED | FULL_RESOLUTION CLOSURE | FULL_RESOLUTION@9=9m
            solved when closed, by a status | 0 OPENED; 5 RESOLVED; 6 CLOSED; 9 STATUS_CHANGED status=SOLVED | FULL_RESOLUTION CLOSURE | FULL_RESOLUTION@5=5m
            confirmed, never solved | 0 OPENED; 6 CLOSED; 9 RESOLVED | FIRST_RESOLUTION FULL_RESOLUTION CLOSURE |
            still solved when closed | 0 OPENED; 5 RESOLVED; 6 CLOSED | FULL_RESOLUTION | FULL_RESOLUTION@5=5m
            one touch | 0 OPENED; 1 AGENT_PUBLIC_REPLY; 5 RESOLVED; 6 AGENT_PUBLIC_REPLY | ONE_TOUCH | ONE_TOUCH@5=yes
            no touch | 0 OPENED; 5 RESOLVED | ONE_TOUCH | ONE_TOUCH@5=yes
            two touches, that event included | 0 OPENED; 1 AGENT_PUBLIC_REPLY; 5 RESOLVED public=true actor=AGENT | ONE_TOUCH | ONE_TOUCH@5=no

            # Closed
            from any other state | 0 OPENED; 6 CLOSED | CLOSURE FULL_RESOLUTION | CLOSURE@6=6m
            closed again | 0 OPENED; 6 CLOSED; 8 CLOSED | CLOSURE | CLOSURE@8=8m
            closed again by a status | 0 OPENED; 6 CLOSED; 8 STATUS_CHANGED status=CLOSED | CLOSURE | CLOSURE@6=6m
            not while it is open again | 0 OPENED; 6 CLOSED; 8 REOPENED | CLOSURE SLA FIRST_CONTACT |
            the source's last word | 0 OPENED sla=true; 3 ON_HOLD sla=false; 6 CLOSED sla=true | SLA | SLA@6=yes
            as of the closing | 0 OPENED sla=false; 6 CLOSED; 7 ATTRIBUTES_CHANGED sla=true | SLA | SLA@6=no
            no word of it | 0 OPENED; 6 CLOSED; 7 ATTRIBUTES_CHANGED sla=true | SLA |
            first contact | 0 OPENED; 6 CLOSED; 7 TRANSFERRED | FIRST_CONTACT | FIRST_CONTACT@6=yes
            handed on | 0 OPENED; 3 TRANSFERRED; 6 CLOSED | FIRST_CONTACT | FIRST_CONTACT@6=no
            reopened before | 0 OPENED; 3 RESOLVED; 4 REOPENED; 6 CLOSED | FIRST_CONTACT | FIRST_CONTACT@6=no

            # Reopened
            from solved and from closed | 0 OPENED; 1 RESOLVED; 2 RESUMED; 3 CLOSED; 4 REOPENED | REOPENED | REOPENED@2 from SOLVED, REOPENED@4 from CLOSED
            the source's word alone, once | 0 OPENED; 1 REOPENED; 2 REOPENED | REOPENED | REOPENED@1 from ACTIVE
            once more after a solution | 0 OPENED; 1 REOPENED; 2 RESOLVED; 3 STATUS_CHANGED status=OPEN; 4 REOPENED | REOPENED | REOPENED@1 from ACTIVE, REOPENED@3 from SOLVED
            by a customer's reply alone | 0 OPENED; 1 RESOLVED; 2 CUSTOMER_REPLY | REOPENED FULL_RESOLUTION | FULL_RESOLUTION@1=1m
            rejected | 0 OPENED; 1 RESOLVED; 2 SOLUTION_REJECTED | REOPENED | REOPENED@2 from SOLVED
            back from cancelled | 0 OPENED; 1 RESOLVED; 2 CANCELLED; 3 STATUS_CHANGED status=OPEN | REOPENED WAITING | WAITING@0
            rates, from the first end on | 0 OPENED; 1 CLOSED; 2 REOPENED; 5 RESOLVED | REOPENING SOLVED_REOPENING | REOPENING@1=yes, SOLVED_REOPENING@5=no
            rates, never reopened | 0 OPENED; 1 RESOLVED; 2 CLOSED | REOPENING SOLVED_REOPENING | REOPENING@1=no, SOLVED_REOPENING@1=no
            rates, reopened from solved | 0 OPENED; 1 RESOLVED; 2 REOPENED | REOPENING SOLVED_REOPENING | REOPENING@1=yes, SOLVED_REOPENING@1=yes
            rates, never ended | 0 OPENED; 2 REOPENED | REOPENING |

            # Transfers
            each one | 0 OPENED; 1 TRANSFERRED; 2 TRANSFERRED | TRANSFERRED | TRANSFERRED@1, TRANSFERRED@2
            from a known team | 0 OPENED team=A; 1 TEAM_CHANGED teamAfter=B; 2 TEAM_CHANGED team=B | TRANSFERRED | TRANSFERRED@1
            from no team | 0 OPENED; 1 TEAM_CHANGED team=A | TRANSFERRED |
            known from before the opening | 0 ASSIGNED team=A; 1 OPENED; 2 TEAM_CHANGED team=B | TRANSFERRED | TRANSFERRED@2

            # Excluded
            cancelled | 0 OPENED; 1 RESOLVED; 2 CANCELLED | OPENED FIRST_RESOLUTION WAITING |
            deleted | 0 OPENED; 1 DELETED | OPENED WAITING |
            deleted, but alive | 0 OPENED; 1 DELETED; 2 ON_HOLD | OPENED WAITING | OPENED@0, WAITING@0
            deleted and restored, as it was | 0 OPENED; 1 RESOLVED; 2 DELETED; 3 RESTORED | REOPENED FULL_RESOLUTION | FULL_RESOLUTION@1=1m
            deleted and solved again | 0 OPENED; 1 DELETED; 5 RESOLVED | FULL_RESOLUTION | FULL_RESOLUTION@5=5m
            merged | 0 OPENED; 1 MERGED; 2 STATUS_CHANGED status=OPEN | OPENED |
            merged and restored | 0 OPENED; 1 MERGED; 2 RESTORED | OPENED | OPENED@0
            spam | 0 OPENED; 1 MARKED_SPAM; 2 RESTORED | OPENED |
            spam no more | 0 OPENED; 1 MARKED_SPAM; 2 UNMARKED_SPAM | OPENED | OPENED@0
            spam before it was opened | 0 MARKED_SPAM; 2 OPENED | OPENED |

            # Waiting
            while it is active | 4 OPENED; 5 PENDING_CUSTOMER; 6 SNOOZED | WAITING | WAITING@4
            not when solved | 4 OPENED; 6 RESOLVED | WAITING |

            # Order
            by time | 5 RESOLVED; 0 OPENED | FIRST_RESOLUTION | FIRST_RESOLUTION@5=5m
            by sequence | 0 OPENED; 5 REOPENED seq=3 id=a; 5 RESOLVED seq=2 id=b | REOPENED | REOPENED@5 from SOLVED
            none before any | 0 OPENED; 5 REOPENED seq=-3 id=a; 5 RESOLVED id=b | REOPENED | REOPENED@5 from SOLVED
            by id | 0 OPENED; 5 REOPENED seq=2 id=b; 5 RESOLVED seq=2 id=a | REOPENED | REOPENED@5 from SOLVED
            by id in code units | 0 OPENED; 5 REOPENED id=\uFF5E; 5 RESOLVED id=\uD83D\uDEEB | REOPENED | REOPENED@5 from SOLVED
            """)
    void shouldStandAsTheContractSaysWhenCaseIsTold(String about, String story, String names, @Nullable String facts) {
        assertThat(String.join(", ", CaseStory.of(story).facts(Set.of(names.split(" ", -1)))))
                .as(about)
                .isEqualTo(facts == null ? "" : facts);
    }

    @Test
    void shouldCarryDimensionsOfTheirEventWhenTheyChangeLater() {
        List<Fact> facts = CaseFacts.of(CaseStory.of("0 ASSIGNED channel=почта; 1 OPENED priority=2;"
                        + " 5 STATUS_CHANGED teamAfter=B team=A status=SOLVED; 7 REOPENED priority=1")
                .events());

        assertThat(facts)
                .filteredOn(
                        fact -> Set.of("OPENED", "FIRST_RESOLUTION", "WAITING").contains(fact.attribute("fact")))
                .extracting(fact -> fact.attribute("fact") + fact.dimensions())
                .containsExactly(
                        "OPENED{channel=почта, priority=2}",
                        "FIRST_RESOLUTION{channel=почта, priority=2, team=A}",
                        "WAITING{channel=почта, priority=1, team=A}");
    }

    @Test
    void shouldNameTheActorOfTheCompletingEventWhenThereAreSeveral() {
        List<Fact> facts = CaseFacts.of(CaseStory.of(
                        "0 OPENED actor=CUSTOMER; 5 RESOLVED actor=AUTOMATION; 6 RESOLVED actor=BOT; 7 REOPENED actor=AGENT")
                .events());

        assertThat(facts)
                .extracting(fact -> Map.entry(fact.attribute("fact"), fact.attribute("actor")))
                .contains(
                        Map.entry("OPENED", "CUSTOMER"),
                        Map.entry("WAITING", "CUSTOMER"),
                        Map.entry("FIRST_RESOLUTION", "AUTOMATION"),
                        Map.entry("REOPENED", "AGENT"));
    }

    @Test
    void shouldGiveTheSameFactsWhenEventsComeInAnyOrder() {
        CaseStory story = CaseStory.of("0 OPENED team=A; 1 CUSTOMER_REPLY; 3 AGENT_PUBLIC_REPLY; 5 RESOLVED seq=1;"
                + " 5 REOPENED seq=2; 7 TRANSFERRED team=B; 9 CLOSED sla=false; 10 RESOLVED amends=e7; 11 AGENT_PUBLIC_REPLY"
                + " amends=e3 actor=BOT; 12 AGENT_PUBLIC_REPLY amends=e3; 13 UNKNOWN retracts=e6");
        List<String> facts = story.facts(ALL);
        long seed = 20_160_229L;
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            Collections.shuffle(story.events(), random);

            assertThat(story.facts(ALL)).as("seed %d, round %d", seed, i).isEqualTo(facts);
        }
        assertThat(facts)
                .containsExactly(
                        "OPENED@0",
                        "FIRST_RESPONSE@3=3m",
                        "FIRST_RESOLUTION@5=5m",
                        "REOPENED@5 from SOLVED",
                        "REOPENING@5=yes",
                        "SOLVED_REOPENING@5=yes",
                        "FULL_RESOLUTION@9=9m",
                        "ONE_TOUCH@9=yes");
    }
}
