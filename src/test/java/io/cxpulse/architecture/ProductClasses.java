package io.cxpulse.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** The product's own classes: neither tests nor the Confluent classes that are unpacked beside them. */
public final class ProductClasses implements ImportOption {

    static final String ROOT = "io.cxpulse";

    @Override
    public boolean includes(Location location) {
        return !location.contains("/test-classes/")
                && !location.contains("/io/confluent/")
                && !location.contains("/org/apache/pinot/");
    }
}
