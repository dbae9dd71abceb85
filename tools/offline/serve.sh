#!/bin/sh
# 打开检查页面。
exec "$(dirname "$0")/dabiao/bin/dabiao" serve
