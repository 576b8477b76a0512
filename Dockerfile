# The image of CX Pulse: every command of `pulse`, with a Java runtime, and without a compiler, Maven or a shell between.
#
#   docker build --tag cx-pulse --build-arg REVISION="$(git rev-parse --short HEAD)" .
#   docker run --rm cx-pulse --help
#
# Java reads further options of its own from the variable JDK_JAVA_OPTIONS.

FROM maven:3.9.15-eclipse-temurin-17 AS build
WORKDIR /build
# The libraries follow from these alone, so a change of a source does not fetch them again. Maven's own options are in
# .mvn: without them the checks that run in the compiler cannot see into it.
COPY .mvn .mvn
COPY pom.xml pom.xml
RUN ["mvn", "-B", "-q", "dependency:copy-dependencies@lib", "dependency:unpack@confluent-serializer"]
COPY schemas schemas
COPY topology topology
COPY src/main src/main
# Formatter, duplicate and test gates belong to 'mvn verify'.
RUN ["mvn", "-B", "-q", "-DskipTests", "-Dmaven.test.skip=true", "-Dspotless.check.skip=true", "-Denforcer.skip=true", "package"]

FROM eclipse-temurin:21.0.9_10-jre-noble
ARG REVISION=unknown
LABEL org.opencontainers.image.title="CX Pulse" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.revision="${REVISION}"
# curl is what the health check of docker-compose.yml asks with: an image without it fails here, not later.
RUN curl --version >/dev/null \
    && useradd --system --uid 10001 --home-dir /var/lib/cx-pulse --shell /usr/sbin/nologin pulse \
    && install -d -o pulse -g pulse -m 0750 /var/lib/cx-pulse \
    && install -d /opt/cx-pulse \
    && printf -- '-Dpulse.revision=%s\n' "${REVISION}" >/opt/cx-pulse/java.options
WORKDIR /opt/cx-pulse
COPY LICENSE NOTICE ./
# The libraries change seldom and are nearly all of the image; the jar looks for them in lib beside it.
COPY --from=build /build/target/lib lib
COPY --from=build /build/target/cx-pulse.jar cx-pulse.jar
# Names and arguments in UTF-8; state, and the data of `up`, where the user of this image may write.
ENV LC_ALL=C.UTF-8 \
    CX_PULSE_STATE_DIR=/var/lib/cx-pulse/state
USER pulse
VOLUME ["/var/lib/cx-pulse"]
# Query API, admin port; both only where the settings say so.
EXPOSE 8080 8081
# The options of the launcher `pulse`. Half of the container's memory is heap, the stores keep their data outside of it.
ENTRYPOINT ["java", "-XX:+ExitOnOutOfMemoryError", "-XX:MaxRAMPercentage=50", "-Xlog:disable", "-Xlog:all=warning:stderr", "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8", "-Dpulse.home=/var/lib/cx-pulse", "@/opt/cx-pulse/java.options", "-jar", "/opt/cx-pulse/cx-pulse.jar"]
CMD ["--help"]
