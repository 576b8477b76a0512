#!/bin/sh
# Sends one survey answer, one interaction and one case event to CX Pulse.
#
#   examples/shell/produce.sh                     to the 'pulse up' that runs on this machine
#   examples/shell/produce.sh --bootstrap broker-1:9092 --registry http://registry:8081
#
# PULSE names the launcher, if it is not ./pulse.
set -eu

pulse=${PULSE:-./pulse}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# The id must be the same whenever the same event is sent again: that is how CX Pulse counts it once.
id=$(date +%s)
now=$(date -u +%Y-%m-%dT%H:%M:%SZ)

# One JSON object a line, with the fields of the schema. What is left out: op is ASSERT, enums are UNKNOWN, the rest
# null. The key of the record follows from the event.
cat >"$folder/surveys.jsonl" <<EOF
{"eventId": "shell-survey-$id", "occurredAt": "$now", "respondedAt": "$now", "type": "COMPLETED", "metric": "NPS", "kind": "RELATIONSHIP", "surveyId": "example", "score": 9, "scaleMin": 0, "scaleMax": 10, "polarity": "HIGHER_BETTER", "customerId": "клиент-7", "channel": "chat", "product": "café", "touchpoint": "checkout"}
EOF
cat >"$folder/interactions.jsonl" <<EOF
{"eventId": "shell-interaction-$id", "occurredAt": "$now", "type": "CONTACT_STARTED", "direction": "INBOUND", "actor": "CUSTOMER", "customerId": "клиент-7", "channel": "chat", "product": "café", "touchpoint": "checkout"}
EOF
cat >"$folder/cases.jsonl" <<EOF
{"eventId": "shell-case-$id", "occurredAt": "$now", "caseId": "shell-$id", "type": "OPENED", "actor": "CUSTOMER", "createdBy": "CUSTOMER", "statusAfter": "NEW", "derived": false, "customerId": "клиент-7", "channel": "chat", "product": "café", "touchpoint": "checkout"}
EOF

for source in surveys interactions cases; do
  "$pulse" replay --source "$source" "$@" "$folder/$source.jsonl"
done
