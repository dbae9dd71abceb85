#!/bin/sh
# 达标离线安装：在本文件夹里建一个独立的环境，只用 wheels 里的文件，不连网络。
set -eu
cd "$(dirname "$0")"
PYTHON="${PYTHON:-python3}"

if ! "$PYTHON" -c 'import sys; raise SystemExit("%d.%d" % sys.version_info[:2] != "@PYTHON@")'; then
    echo "达标：这个安装包要用 Python @PYTHON@。请先安装，再运行：PYTHON=python@PYTHON@ sh install.sh" >&2
    exit 2
fi
"$PYTHON" -m venv dabiao
dabiao/bin/python -m pip install --quiet --disable-pip-version-check --no-index --find-links wheels 'dabiao[all]'
dabiao/bin/dabiao doctor
echo "安装好了。打开检查页面：sh serve.sh"
