package io.cxpulse.simulate.company;

import io.cxpulse.event.Dimension;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What one customer wants by one channel. */
record Concern(Customer customer, Channel channel, Topic topic) {

    Concern by(Channel other) {
        return new Concern(customer, other, topic);
    }

    /** Its segment while it is with {@code team}. */
    Map<Dimension, String> dimensions(String team) {
        Map<Dimension, String> dimensions = new EnumMap<>(Dimension.class);
        dimensions.put(Dimension.CHANNEL, channel.label());
        dimensions.put(Dimension.PRODUCT, customer.product());
        dimensions.put(Dimension.REGION, customer.region());
        dimensions.put(Dimension.TEAM, team);
        dimensions.put(Dimension.TOPIC, topic.label());
        dimensions.put(Dimension.TOUCHPOINT, topic.touchpoint());
        return dimensions;
    }

    /** The fields that every event about it has. */
    Map<String, Object> fields(String team) {
        Map<String, Object> fields = new LinkedHashMap<>();
        dimensions(team).forEach((dimension, value) -> fields.put(dimension.label(), value));
        fields.put("customerId", customer.id());
        if (customer.accountId() != null) {
            fields.put("accountId", customer.accountId());
        }
        return fields;
    }

    /** How content the customer is before anything happens, 0..1. */
    double mood() {
        return 0.83 + customer.mood() + topic.mood();
    }
}
