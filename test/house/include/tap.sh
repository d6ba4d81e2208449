# What a TAP program in test/ prints. Sourced, not run.
# shellcheck shell=bash

# what fails in $(...) ends the program, too
shopt -s inherit_errexit
number=0
failed=0

#   ok GOT EXPECTED WHAT
ok() {
	number=$((number + 1))
	if [ "$1" = "$2" ]; then
		echo "ok $number - $3"
	else
		echo "not ok $number - $3"
		diff <(echo "$2") <(echo "$1") | sed 's/^/# /' || true
		failed=1
	fi
}

# The end of a program that does not print its plan first.
done_testing() {
	echo "1..$number"
	exit "$failed"
}
