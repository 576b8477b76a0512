package io.cxpulse.embedded;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** What holds for the embedded registry holds for another one that speaks Confluent's API. */
@Tag("foreign")
@ExtendWith(SharedApicurio.class)
class ApicurioConformanceTest {

    @Nested
    class Subjects extends SubjectsContract {

        Subjects(ApicurioRegistry apicurio) {
            super(new RegistryClient(apicurio.url()));
        }
    }

    @Nested
    class Compatibility extends CompatibilityContract {

        Compatibility(ApicurioRegistry apicurio) {
            super(new RegistryClient(apicurio.url()));
        }
    }

    @Nested
    class Deletion extends DeletionContract {

        Deletion(ApicurioRegistry apicurio) {
            super(new RegistryClient(apicurio.url()));
        }
    }

    @Nested
    class Missing extends MissingContract {

        Missing(ApicurioRegistry apicurio) {
            super(new RegistryClient(apicurio.url()));
        }
    }
}
