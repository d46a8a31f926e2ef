#!/usr/bin/env bash
# What the GitHub Action runs. The inputs come as variables of the environment, so that none of them is ever read as code. MISSTEP names another command than
# the published package; the tests give the built one. An empty list is spelled so that the Bash of macOS takes it too.
set -uo pipefail

IFS=$'\n' read -r -d '' -a paths <<<"${MISSTEP_PATHS:-.}" || true
options=()
[ -n "${MISSTEP_SINCE:-}" ] && options+=(--since "$MISSTEP_SINCE" --allow-empty)
[ -n "${MISSTEP_BASELINE:-}" ] && options+=(--baseline "$MISSTEP_BASELINE")
[ "${MISSTEP_STRICT:-false}" = true ] && options+=(--strict)

misstep() {
  if [ -n "${MISSTEP:-}" ]; then node "$MISSTEP" "$@"; else npx --yes "misstep@${MISSTEP_VERSION:-latest}" "$@"; fi
}

# The annotations decide; the files are views of the same, and what is checked already comes out of the cache.
misstep check ${options[@]+"${options[@]}"} --max-findings "${MISSTEP_MAX_FINDINGS:-50}" --format github -- "${paths[@]}"
status=$?
[ -n "${MISSTEP_SARIF:-}" ] && misstep check ${options[@]+"${options[@]}"} --format sarif --output "$MISSTEP_SARIF" -- "${paths[@]}"
[ -n "${MISSTEP_HTML:-}" ] && misstep check ${options[@]+"${options[@]}"} --format html --output "$MISSTEP_HTML" -- "${paths[@]}"
if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
  { echo '```text'; NO_COLOR=1 misstep check ${options[@]+"${options[@]}"} --quiet -- "${paths[@]}" | sed 's/```/ʼʼʼ/g'; echo '```'; } >>"$GITHUB_STEP_SUMMARY"
fi
exit "$status"
