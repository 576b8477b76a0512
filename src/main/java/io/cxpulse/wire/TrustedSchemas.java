package io.cxpulse.wire;

import io.cxpulse.schema.SurveyEvent;
import org.apache.avro.util.ClassSecurityValidator;

/** Tells Avro which classes a schema may name; without it Avro refuses even the product's own records. */
public final class TrustedSchemas {

    private TrustedSchemas() {}

    /** Trusts the generated records, for the whole process. Call before the first record is read or written. */
    public static void trust() {
        String trusted = SurveyEvent.class.getPackageName();
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.DEFAULT, type -> type.getPackageName().equals(trusted)));
    }
}
