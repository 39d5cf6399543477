#!/bin/sh
# Installs the browser that the tests drive: Debian's chromium when root on Debian, else Playwright's own.
set -eu
python=$1
if command -v chromium >/dev/null || command -v chromium-browser >/dev/null; then
    exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-core >/dev/null
else
    "$python" -m playwright install chromium
fi
