# SPDX-License-Identifier: Apache-2.0
# Sourced by the benchmarks: where things are, how to take times and medians.
home=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The JVM exactly as the launcher starts it, with another main class.
run_java() { # MAIN ARG...
	java -Xmx128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto -Dkcovtck.home="$home" \
		-Dallure.results.directory="$work/allure" -cp "$work/classes:$class_path" "$@"
}

compile() { # FILE...
	mkdir -p "$work/classes"
	javac -d "$work/classes" -cp "$class_path" "$@"
}

# Appends the seconds that a command takes to FILE; its output goes to $work/output.
timed() { # FILE COMMAND...
	times=$1
	shift
	start=$(date +%s%N)
	"$@" >"$work/output" 2>&1 || { cat "$work/output" >&2; exit 1; }
	end=$(date +%s%N)
	echo "$start $end" | awk '{ printf "%.3f\n", ($2 - $1) / 1e9 }' >>"$times"
}

median() { # FILE
	sort -n "$1" | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}

# The most memory that a command's first process has had, in MiB; its output is thrown away.
peak_memory() { # COMMAND...
	"$@" >/dev/null 2>&1 &
	while kill -0 $! 2>/dev/null; do
		sed -n 's/^VmHWM:[^0-9]*\([0-9]*\) kB/\1/p' "/proc/$!/status" >"$work/sample" 2>/dev/null || true
		[ -s "$work/sample" ] && mv "$work/sample" "$work/memory"
		sleep 0.05
	done
	awk '{ printf "%d", $1 / 1024 }' "$work/memory"
}

ratio() { # A B
	echo "$1 $2" | awk '{ printf "%.2f\n", $1 / $2 }'
}

"$home/kcov-tck" rules >/dev/null # builds, if that has not been done
class_path=$home/target/kcov-tck.jar:$home/target/kcov-tck-suites.jar:$home/target/lib/*
