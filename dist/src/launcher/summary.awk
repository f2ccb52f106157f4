# The result of a Maven run over all modules, from its log: per module the minutes and the tests, the sums, and the
# classes that took longest.
# Input: the log. Variable: seconds, how long the run took.

/^\[INFO\] Building Sekisho.* \[[0-9]+\/[0-9]+\]$/ {
    module = $0
    sub(/^\[INFO\] Building /, "", module)
    sub(/ [^ ]+ +\[[0-9]+\/[0-9]+\]$/, "", module)
}

# The closing line of the tests of one module; lines about one class end in the time it took.
/Tests run: [0-9]+, Failures: [0-9]+, Errors: [0-9]+, Skipped: [0-9]+$/ {
    line = $0
    sub(/^.*Tests run: /, "Tests run: ", line)
    tests[module] = line
    split(line, count, /[^0-9]+/)
    run += count[2]
    failures += count[3]
    errors += count[4]
    skipped += count[5]
}

# The closing line of the tests of one class.
match($0, /Time elapsed: [0-9.]+ s .*-- in /) {
    class = substr($0, RSTART + RLENGTH)
    gsub(/^.*\.|\r$/, "", class)
    time = substr($0, RSTART + 14, RLENGTH - 14) + 0
    if (time >= 20) slow[class] += time
}

# The closing lines of the tests of the scripts.
/^ℹ (tests|pass|fail|skipped) [0-9]+$/ {
    scripts = scripts (scripts == "" ? "" : ", ") $2 " " $3
    tests[module] = "Scripts: " scripts
}

/^\[INFO\] Sekisho.* (SUCCESS|FAILURE|SKIPPED)/ {
    name = $0
    sub(/^\[INFO\] /, "", name)
    state = name
    sub(/ \.\.+ .*$/, "", name)
    sub(/ (SUCCESS|FAILURE|SKIPPED).*$/, "", name)
    sub(/ [0-9][^ ]*-SNAPSHOT$/, "", name)
    time = 0
    if (match(state, /\[ *[0-9:.]+ (s|min|h)\]/)) {
        time = substr(state, RSTART + 1, RLENGTH - 2)
        if (time ~ / s$/) time = time / 60
        else if (time ~ / min$/) { split(time, part, /[: ]/); time = part[1] + part[2] / 60 }
        else { split(time, part, /[: ]/); time = part[1] * 60 + part[2] }
    }
    word = state ~ /SUCCESS/ ? "" : state ~ /FAILURE/ ? "  FAILED" : "  not run"
    printf "%5.1f min  %-36s %s%s\n", time, name, tests[name], word
}

END {
    printf "%5.1f min  %-36s Tests run: %d, Failures: %d, Errors: %d, Skipped: %d\n", \
        seconds / 60, "in all", run, failures, errors, skipped
    for (left = 8; left > 0; left--) {
        longest = ""
        for (class in slow) if (longest == "" || slow[class] > slow[longest]) longest = class
        if (longest == "") break
        printf "%5.1f min  of these %s\n", slow[longest] / 60, longest
        delete slow[longest]
    }
}
