#!/bin/sh
# One session by mouse, menu and keyboard, as a person works who has never read a manual: opens a stack, outlines a structure on one
# slice, trains with a pause and an early finish, segments, erases what is wrong on a slice, and saves. It needs a screen
# without a window manager (Xvfb) and xdotool, and says in which step it fails.
#
# Usage: session.sh IMAGEJ-FOLDER OUTPUT-FOLDER PLUGINS.CONFIG
set -eu
imagej=$1
out=$2
commands=$3

TRAINING_SECONDS=40
# The left putamen on slice 24, in pixels of the image.
OUTLINE="24,14 28,21 29,29 24,39 19,49 15,55 11,49 11,39 13,28 17,19"
ZOOM=3

fail() {
	command -v import >/dev/null && import -window root "$out/failed.png"
	echo "Failed: $1" >&2
	exit 1
}

# Waits for a window whose title matches, and gives its number.
window() {
	for i in $(seq "${2:-120}"); do
		id=$(xdotool search --onlyvisible --name "$1" 2>/dev/null | tail -n 1 || true)
		[ -n "$id" ] && { sleep 1; echo "$id"; return; }
		sleep 0.5
	done
	fail "no window \"$1\""
}

gone() {
	for i in $(seq "${2:-60}"); do
		xdotool search --onlyvisible --name "$1" >/dev/null 2>&1 || return 0
		sleep 0.5
	done
	fail "the window \"$1\" stays"
}

file() {
	for i in $(seq "$2"); do
		[ -s "$1" ] && return
		sleep 1
	done
	fail "no file $1"
}

# Clicks into a window, whatever lies over it; places below 0 count from its right and its bottom.
click() {
	xdotool windowraise "$1" sleep 0.3
	eval "$(xdotool getwindowgeometry --shell "$1")"
	x=$2 y=$3
	[ "$x" -lt 0 ] && x=$((WIDTH + x))
	[ "$y" -lt 0 ] && y=$((HEIGHT + y))
	xdotool mousemove $((X + x)) $((Y + y)) sleep 0.2 click 1 sleep 0.3
}

# Types into the field so many tabs on.
answer() {
	for i in $(seq "$1"); do xdotool key Tab sleep 0.15; done
	xdotool key ctrl+a sleep 0.1 type --delay 30 "$2"
	sleep 0.5
}

# Chooses a command from Plugins > OneSlice until its dialog is there: from the Help menu two to the left, to the last entry, in,
# and down. A busy machine may lose a key.
menu() {
	number=$(grep '^Plugins>OneSlice' "$commands" | grep -n "\"$1...\"" | cut -d: -f1)
	for attempt in 1 2 3; do
		click "$main" -20 12
		xdotool key Left sleep 0.5 key Left sleep 0.5 key Up sleep 0.5 key Right sleep 0.5
		for i in $(seq 2 "$number"); do xdotool key Down sleep 0.15; done
		xdotool key Return
		for i in $(seq 20); do
			sleep 0.5
			xdotool search --onlyvisible --name "^$1\$" >/dev/null 2>&1 && { sleep 1; return; }
		done
		xdotool key Escape sleep 0.5 key Escape sleep 0.5
	done
	fail "no dialog \"$1\""
}

# A place in the image, which is shown enlarged.
pixel() {
	click "$1" $((5 + ZOOM * ${2%,*} + 1)) $((16 + ZOOM * ${2#*,} + 1))
}

# Enlarges an image and goes to a slice; slow enough for a busy machine.
show_slice() {
	click "$1" 60 6
	for i in 1 2 3 4 5 6; do
		eval "$(xdotool getwindowgeometry --shell "$1")"
		[ "$WIDTH" -ge $((92 * ZOOM)) ] && break
		xdotool key plus sleep 1
	done
	xdotool mousemove $((X + 60)) $((Y + 60)) click --repeat 60 --delay 60 4 sleep 1
	xdotool click --repeat $(($2 - 1)) --delay 250 5 sleep 1
}

step() {
	echo "$1"
	command -v import >/dev/null && import -window root "$out/$(date +%H%M%S).png"
	return 0
}

# Java's own file dialogs: those of the desktop take no keys without a window manager.
export JAVA_TOOL_OPTIONS=-Dsun.awt.disableGtkFileDialogs=true
sh "$imagej/ImageJ.sh" -port97 "$imagej/images/OneSlice/putamen.tif" &
imagej_process=$!
trap 'kill $imagej_process 2>/dev/null || true' EXIT
main=$(window '^ImageJ$')
image=$(window '^putamen.tif$')

step "outline"
show_slice "$image" 24
click "$main" 75 40 # the polygon tool
for corner in $OUTLINE; do pixel "$image" "$corner"; done
pixel "$image" "${OUTLINE%% *}"

step "train"
menu Train
answer 3 "$out/model"
answer 4 5
xdotool key Return
training=$(window '^Training of model$')
file "$out/model/checkpoint.safetensors" 120
sleep 5
step "pause"
click "$training" -257 -22
sleep 5
step "go on"
click "$training" -257 -22
sleep "$TRAINING_SECONDS"
step "finish"
click "$training" -155 -22
file "$out/model/model.json" 120
file "$out/model/training-curve.csv" 60

step "segment"
menu Segment
answer 1 "$out/model"
xdotool key Tab sleep 0.3 key Tab sleep 0.3 key Down sleep 0.5 key Down sleep 0.5 key Down sleep 0.5 key Return sleep 0.5 key Return
labels=$(window '^putamen-segmented$')

step "correct"
show_slice "$labels" 24
click "$main" 15 40 # the rectangle tool
xdotool windowraise "$labels" sleep 0.3
eval "$(xdotool getwindowgeometry --shell "$labels")"
left=$((X + 5)) top=$((Y + 16))
xdotool mousemove $((left + 6 * ZOOM)) $((top + 5 * ZOOM)) sleep 0.3 mousedown 1 sleep 0.3
xdotool mousemove $((left + 20 * ZOOM)) $((top + 20 * ZOOM)) sleep 0.3
xdotool mousemove $((left + 36 * ZOOM)) $((top + 30 * ZOOM)) sleep 0.3 mouseup 1 sleep 0.5
xdotool key BackSpace sleep 2

step "save"
xdotool key ctrl+s
window '^Save' >/dev/null
xdotool key Home sleep 0.2 key shift+End sleep 0.3 type --delay 30 "$out/corrected.tif"
xdotool key Return
file "$out/corrected.tif" 30
step "done"
