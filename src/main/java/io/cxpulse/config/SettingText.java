package io.cxpulse.config;

/** The text of a setting and where it was set. */
record SettingText(String text, String origin) {}
