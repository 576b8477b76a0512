package io.cxpulse.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who speaks, and who waited for it, sentence by sentence of docs/cases.md. */
class ReplyFactsTest {

    private static final Set<String> REPLIES = Set.of("FIRST_RESPONSE", "NEXT_REPLY");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # A reply of an agent
            by an agent | 0 OPENED; 5 AGENT_PUBLIC_REPLY actor=AGENT | FIRST_RESPONSE@5=5m
            by a supervisor | 0 OPENED; 5 AGENT_PUBLIC_REPLY actor=SUPERVISOR | FIRST_RESPONSE@5=5m
            by nobody in particular, public | 0 OPENED; 5 AGENT_PUBLIC_REPLY public=true | FIRST_RESPONSE@5=5m
            by a machine | 0 OPENED; 5 AGENT_PUBLIC_REPLY actor=AI_AGENT; 6 AGENT_PUBLIC_REPLY actor=BOT |
            in private | 0 OPENED; 5 AGENT_PUBLIC_REPLY actor=AGENT public=false |
            with a change of status | 0 OPENED; 5 STATUS_CHANGED public=true actor=AGENT status=OPEN | FIRST_RESPONSE@5=5m
            with a solution, to an active case | 0 OPENED; 5 RESOLVED public=true actor=SUPERVISOR | FIRST_RESPONSE@5=5m
            with a change, by whom is not said | 0 OPENED; 5 STATUS_CHANGED public=true |
            with a change, in private | 0 OPENED; 5 STATUS_CHANGED actor=AGENT |
            by a bot or by itself | 0 OPENED; 5 BOT_REPLY public=true actor=AGENT; 6 AUTO_REPLY public=true actor=AGENT |
            as a note or an opening | 0 OPENED public=true actor=AGENT; 5 INTERNAL_NOTE public=true actor=AGENT |

            # The first response
            only the first | 0 OPENED; 5 AGENT_PUBLIC_REPLY; 9 AGENT_PUBLIC_REPLY | FIRST_RESPONSE@5=5m
            opened by an agent | 0 OPENED by=AGENT; 5 AGENT_PUBLIC_REPLY |
            opened to reach out | 0 OPENED by=PROACTIVE; 5 AGENT_PUBLIC_REPLY |
            opened by the customer | 0 OPENED by=CUSTOMER; 5 AGENT_PUBLIC_REPLY | FIRST_RESPONSE@5=5m
            opened by a machine, then a message | 0 OPENED by=AUTOMATION; 2 CUSTOMER_REPLY; 3 CUSTOMER_REPLY; 9 AGENT_PUBLIC_REPLY | FIRST_RESPONSE@9=7m
            opened by a machine, no message | 0 OPENED by=AUTOMATION; 9 AGENT_PUBLIC_REPLY; 10 CUSTOMER_REPLY | FIRST_RESPONSE@9=9m
            after the first solution | 0 OPENED; 1 RESOLVED; 5 AGENT_PUBLIC_REPLY |
            after the first closing | 0 OPENED; 1 CLOSED; 2 REOPENED; 5 AGENT_PUBLIC_REPLY; 6 CUSTOMER_REPLY; 8 AGENT_PUBLIC_REPLY | NEXT_REPLY@8=2m
            before the opening | 0 AGENT_PUBLIC_REPLY; 2 CUSTOMER_REPLY; 3 OPENED; 7 AGENT_PUBLIC_REPLY | FIRST_RESPONSE@7=4m
            without an opening | 0 CUSTOMER_REPLY; 5 AGENT_PUBLIC_REPLY |

            # The next reply
            from the oldest message | 0 OPENED; 1 AGENT_PUBLIC_REPLY; 3 CUSTOMER_REPLY; 5 CUSTOMER_REPLY; 9 AGENT_PUBLIC_REPLY | FIRST_RESPONSE@1=1m, NEXT_REPLY@9=6m
            once per message | 0 OPENED; 1 AGENT_PUBLIC_REPLY; 3 CUSTOMER_REPLY; 9 AGENT_PUBLIC_REPLY; 12 AGENT_PUBLIC_REPLY | FIRST_RESPONSE@1=1m, NEXT_REPLY@9=6m
            not the first response | 0 OPENED; 3 CUSTOMER_REPLY; 9 AGENT_PUBLIC_REPLY | FIRST_RESPONSE@9=9m
            though the first reply, if no response | 0 OPENED by=AGENT; 3 CUSTOMER_REPLY; 9 AGENT_PUBLIC_REPLY | NEXT_REPLY@9=6m
            a bot in between | 0 OPENED by=AGENT; 3 CUSTOMER_REPLY; 4 BOT_REPLY; 9 AGENT_PUBLIC_REPLY | NEXT_REPLY@9=6m
            another user of the customer | 0 OPENED by=AGENT; 3 CUSTOMER_REPLY actor=END_USER_OTHER; 9 AGENT_PUBLIC_REPLY | NEXT_REPLY@9=6m
            no message of the customer | 0 OPENED by=AGENT; 3 CUSTOMER_REPLY actor=BOT; 4 CUSTOMER_REPLY public=false; 9 AGENT_PUBLIC_REPLY |
            solved in between | 0 OPENED by=AGENT; 3 CUSTOMER_REPLY; 4 RESOLVED; 5 REOPENED; 9 AGENT_PUBLIC_REPLY |
            confirmed in between | 0 OPENED by=AGENT; 1 RESOLVED; 3 CUSTOMER_REPLY; 4 RESOLVED; 9 AGENT_PUBLIC_REPLY |
            closed in between | 0 OPENED by=AGENT; 1 RESOLVED; 3 CUSTOMER_REPLY; 4 CLOSED; 9 AGENT_PUBLIC_REPLY |
            solved by the message itself | 0 OPENED by=AGENT; 3 CUSTOMER_REPLY status=SOLVED; 9 AGENT_PUBLIC_REPLY |
            solved by the reply itself | 0 OPENED by=AGENT; 3 CUSTOMER_REPLY; 9 AGENT_PUBLIC_REPLY status=SOLVED | NEXT_REPLY@9=6m
            written after the solution | 0 OPENED by=AGENT; 3 RESOLVED; 4 CUSTOMER_REPLY; 9 AGENT_PUBLIC_REPLY | NEXT_REPLY@9=5m
            """)
    void shouldTimeWhatTheCustomerWaitedWhenCaseIsTold(String about, String story, @Nullable String facts) {
        assertThat(String.join(", ", CaseStory.of(story).facts(REPLIES)))
                .as(about)
                .isEqualTo(facts == null ? "" : facts);
    }
}
