# Shared by the scripts in this folder, which set "root" to the repository first.

say() { printf '%s\n' "$*" >&2; }

die() {
  say "$*"
  exit 1
}

# The options for Java that decide whether it gets its memory.
heap_options() {
  for option in ${JAVA_OPTS:-} ${MORULA_JAVA_OPTS:-}; do
    case $option in
      -Xm*) printf '%s ' "$option" ;;
    esac
  done
}

# One line, of those that a Java that cannot start has printed.
cannot_start() {
  reason=$(printf '%s' "$settings" | grep -v '^Error: ' | tr '\n' ' ' | cut -c 1-300)
  limit=$(ulimit -v 2> /dev/null) || limit=unlimited
  if [ "$limit" != unlimited ]; then
    die "Java cannot start, as ulimit -v allows only $limit KB of memory: raise it, or set MORULA_JAVA_OPTS=-Xmx1g for less memory ($reason)"
  fi
  die "Java cannot start: $reason"
}

# Sets "java" to a Java 17 or newer, or says how to get one.
find_java() {
  if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then
    java=$JAVA_HOME/bin/java
  else
    java=$(command -v java) || java=
  fi
  advice="Get one from https://adoptium.net, or with the system's packages (Debian, Ubuntu:
apt install openjdk-17-jdk; Fedora: dnf install java-17-openjdk-devel; macOS: brew install
openjdk@17), and set JAVA_HOME to its folder if it is not the first on the PATH."
  [ -n "$java" ] || die "Morula needs Java 17 or newer, but no Java was found. $advice"
  # shellcheck disable=SC2046
  settings=$("$java" $(heap_options) -XshowSettings:properties -version 2>&1) || cannot_start
  version=$(printf '%s\n' "$settings" | sed -n 's/^ *java\.specification\.version = //p')
  case $version in
    '' | 1.* | *[!0-9]*) newer=no ;;
    *) if [ "$version" -ge 17 ]; then newer=yes; else newer=no; fi ;;
  esac
  [ "$newer" = yes ] || die "Morula needs Java 17 or newer, but $java is Java $version. $advice"
}

# Sets "java" and checks that it belongs to a JDK (with a compiler), not just a runtime.
find_jdk() {
  find_java
  home=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')
  [ -x "$home/bin/javac" ] ||
    die "Morula needs a JDK to be built, but $home has no compiler (javac). $advice"
  JAVA_HOME=$home
  export JAVA_HOME
}

# Runs Maven with the options in MORULA_MAVEN_ARGS (words without spaces) or MAVEN_ARGS.
maven() {
  # shellcheck disable=SC2086
  "$root/mvnw" -B -ntp -f "$root/pom.xml" ${MORULA_MAVEN_ARGS:-} "$@"
}

has_classes() { [ -s "$root/target/classpath.txt" ] && [ -d "$root/target/classes/morula" ]; }

libraries_changed() { [ "$root/pom.xml" -nt "$root/target/classpath.txt" ]; }

is_built() { has_classes && ! libraries_changed; }

require_build() {
  has_classes || die "Morula is not built yet: run $root/scripts/setup"
  ! libraries_changed ||
    die "The libraries that Morula needs have changed: run $root/scripts/setup"
}

# What Java need not read and check again at each start: a copy of Morula's classes in a jar, as Java
# takes no folder, and an archive of the classes that a run loads. Made by scripts/setup.
startup=$root/target/startup

# The number of the folder of the classes on its disk: that of a copy is another one.
classes_folder() { ls -di "$root/target/classes" | awk '{ print $1 }'; }

# Whether the jar holds the classes as they are: none was compiled or copied since it was made.
startup_fits() {
  [ -s "$startup/morula.jar" ] && [ -s "$startup/morula.jsa" ] && [ -s "$startup/state" ] &&
    [ "$(cat "$startup/state")" = "$(classes_folder)" ] &&
    changed=$(find "$root/target/classes" -cnewer "$startup/state" 2> /dev/null) &&
    [ -z "$changed" ]
}

# Sets "classes", where Java finds Morula, and "archive", which is empty if there is none that fits.
# Java itself refuses one that was made by another Java or with other libraries, and goes on.
find_classes() {
  classes=$root/target/classes
  archive=
  if startup_fits; then
    classes=$startup/morula.jar
    archive=$startup/morula.jsa
  fi
}

# Options for programs that mostly end within seconds: the second compiler of Java took more time
# than all else, for code that ran a moment later no more. Long work still gets it, a little later.
late_compiler='-XX:Tier4InvocationThreshold=200000 -XX:Tier4MinInvocationThreshold=24000
-XX:Tier4CompileThreshold=600000 -XX:Tier4BackEdgeThreshold=1600000'

# Lets libtorch keep its memory between the layers of a network, on Linux. Morula asks for the same
# when libtorch is loaded, but the threads that the JVM has by then give blocks of 64 MB and more back
# to the system at once. What the user has set stays.
keep_memory() {
  if ! env | grep -q '^MALLOC_'; then
    export MALLOC_ARENA_MAX=1 MALLOC_MMAP_MAX_=0
    export MALLOC_TRIM_THRESHOLD_=2147483647 MALLOC_TOP_PAD_=268435456
  fi
}

# A path of Maven's local repository with a space survives: one jar a line.
jar_of() {
  tr ':' '\n' < "$root/target/classpath.txt" | grep "/$1-[^/]*\.jar\$" | head -n 1
}

# The folder of the models that are found by name. MORULA_MODELS names another one.
models=${MORULA_MODELS:-$root/update-site/models}
case $models in
  /*) ;;
  *) models=$PWD/$models ;;
esac

# Names of files with other letters than those of English need a locale that knows them. Cron,
# containers and ssh often set none.
use_utf8() {
  case $(locale charmap 2> /dev/null) in
    '' | ANSI_X3.4-1968 | US-ASCII | 646) ;;
    *) return 0 ;;
  esac
  utf8=$(locale -a 2> /dev/null | grep -i '\.utf-\{0,1\}8$' | sort | head -n 1) # C.UTF-8 is the first
  if [ -n "${LC_ALL:-}" ]; then
    LC_ALL=${utf8:-C.UTF-8}
    export LC_ALL
  else
    LC_CTYPE=${utf8:-C.UTF-8}
    export LC_CTYPE
  fi
}
use_utf8

# Puts the models into the folder of an ImageJ. Links, where the disk allows.
put_models() {
  rm -rf "$1/models"
  mkdir -p "$1/models"
  for model in "$models"/*; do
    [ -e "$model" ] || continue # the pattern itself: there is none
    case ${model##*/} in
      *.zip) ln -f "$model" "$1/models/" 2> /dev/null || cp "$model" "$1/models/" ;;
      *) [ ! -d "$model" ] || cp -R "$model" "$1/models/" ;;
    esac
  done
}

# The first number of the first array or value of a key after a section's name in metrics.json.
score() { # FILE SECTION KEY
  awk -v section="\"$2\"" -v key="\"$3\"" '
    index($0, section ":") { inside = 1 }
    inside && index($0, key ":") {
      text = substr($0, index($0, key ":") + length(key) + 1)
      while (text !~ /[0-9]/ && (getline line) > 0) text = text line
      gsub(/^[^0-9.]*/, "", text)
      gsub(/[^0-9.eE-].*/, "", text)
      print text
      exit
    }' "$1"
}
