#!/bin/sh
# Starts ImageJ with OneSlice. With -headless FILE.ijm ARGUMENT it runs a macro without a screen.
here=$(cd "$(dirname "$0")" && pwd)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
version=$("$java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1)
if [ "${version:-0}" -lt 17 ]; then
	echo "OneSlice needs Java 17 or newer; this is Java ${version:-(none)}. Install it, or let JAVA_HOME say where it is." >&2
	exit 1
fi
if [ "$1" = "-headless" ]; then
	shift
	exec "$java" -Dplugins.dir="$here" -Djava.awt.headless=true --add-opens=java.base/java.lang=ALL-UNNAMED \
		-cp "$here/ij.jar:$here/plugins/*:$here/plugins/jars/*" io.github.oneslice.Main "$@"
fi
cd "$here" || exit 1
exec "$java" -Dplugins.dir="$here" -cp ij.jar ij.ImageJ "$@"
