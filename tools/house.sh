# Sourced by run, check and bench: finds or fetches what Java work needs. Understood by bash 3.2, which macOS has.

house=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
java_wanted=25

say() { printf '%s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

# The major version of the JDK at $1; nothing when there is none. Its release file says so without starting it.
jdk_version() {
  [ -x "$1/bin/javac" ] && [ -f "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

# Every place where a JDK may be, the operator's own choice first.
jdk_places() {
  [ -z "${JAVA_HOME:-}" ] || printf '%s\n' "$JAVA_HOME"
  local javac
  if javac=$(command -v javac); then
    while [ -L "$javac" ]; do
      case $(readlink "$javac") in
        /*) javac=$(readlink "$javac") ;;
        *) javac=$(dirname "$javac")/$(readlink "$javac") ;;
      esac
    done
    dirname "$(dirname "$javac")"
  fi
  local place
  for place in /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/java/* \
    "${HOME:-/nowhere}"/.sdkman/candidates/java/* "${HOME:-/nowhere}"/.jdks/* \
    "$house"/.jdk/* "$house"/.jdk/*/Contents/Home; do
    [ ! -d "$place" ] || printf '%s\n' "$place"
  done
}

find_jdk() {
  local place version newer=
  while IFS= read -r place; do
    version=$(jdk_version "$place")
    [ -n "$version" ] || continue
    if [ "$version" -eq "$java_wanted" ]; then
      printf '%s\n' "$place"
      return
    fi
    if [ -z "$newer" ] && [ "$version" -gt "$java_wanted" ]; then newer=$place; fi
  done <<EOF
$(jdk_places)
EOF
  printf '%s' "$newer"
}

sha256() {
  if command -v sha256sum >/dev/null; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -d' ' -f1
}

# Eclipse Temurin into .jdk of this folder. Its API answers with the address of the archive; beside it lies the checksum.
fetch_jdk() {
  local os arch address archive=$house/.jdk/archive.tar.gz
  case $(uname -s) in Linux) os=linux ;; Darwin) os=mac ;; *) return 1 ;; esac
  case $(uname -m) in x86_64 | amd64) arch=x64 ;; aarch64 | arm64) arch=aarch64 ;; *) return 1 ;; esac
  command -v curl >/dev/null || return 1
  say "Fetching JDK $java_wanted (Eclipse Temurin) into .jdk ..."
  address=$(curl -fsS --max-time 60 -o /dev/null -w '%{redirect_url}' \
    "https://api.adoptium.net/v3/binary/latest/$java_wanted/ga/$os/$arch/jdk/hotspot/normal/eclipse") || return 1
  [ -n "$address" ] || return 1
  mkdir -p "$house/.jdk"
  curl -fsSL --retry 2 -o "$archive" "$address" || return 1
  local expected
  expected=$(curl -fsSL --max-time 60 "$address.sha256.txt" | cut -d' ' -f1) || return 1
  if [ -z "$expected" ] || [ "$(sha256 "$archive")" != "$expected" ]; then
    rm -f "$archive"
    say "The JDK that was fetched is not the one that was published (SHA-256 differs)."
    return 1
  fi
  # Aside and renamed, so that an interrupted fetch leaves nothing that looks like a JDK.
  rm -rf "$house/.jdk/unpacking"
  mkdir "$house/.jdk/unpacking"
  tar -xzf "$archive" -C "$house/.jdk/unpacking" && mv "$house/.jdk/unpacking"/* "$house/.jdk/" || return 1
  rm -rf "$archive" "$house/.jdk/unpacking"
}

# Sets JAVA_HOME and PATH to a JDK that can build and run the desk, or ends with what to install.
use_jdk() {
  local jdk
  jdk=$(find_jdk)
  if [ -z "$jdk" ] && fetch_jdk; then jdk=$(find_jdk); fi
  [ -n "$jdk" ] || fail "Partnerdesk needs a JDK $java_wanted or newer, and none was found or could be fetched: install one" \
    "(https://adoptium.net/temurin/releases/?version=$java_wanted) and set JAVA_HOME to its folder."
  export JAVA_HOME=$jdk PATH=$jdk/bin:$PATH
}

# Installs Debian packages, where there is apt and the right to use it.
install_packages() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
  say "Installing $* ..."
  # From a pipe or a CI machine nobody can answer questions. Stale or absent package lists are fetched once.
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" </dev/null >/dev/null 2>&1 ||
    { apt-get update -qq >/dev/null 2>&1 &&
      DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" </dev/null >&2; }
}

use_maven() {
  command -v mvn >/dev/null || install_packages maven || true
  command -v mvn >/dev/null || fail "Partnerdesk is built with Apache Maven 3.8 or newer, which is not in PATH: install it" \
    "(Debian: apt-get install maven; macOS: brew install maven; else https://maven.apache.org)."
  # Debian's Maven brings old libraries that a new JDK warns about at each run.
  export MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"
}

# Where ./run has the product of this very source, built and run by this JDK, once it has built it. Needs use_jdk.
build_folder() {
  local fingerprint
  fingerprint=$(cd "$house" && { find pom.xml run src/main presets -type f -exec cksum {} + | LC_ALL=C sort
    cat "$JAVA_HOME/release"; } | cksum | cut -d' ' -f1)
  printf '%s\n' "$house/target/run-$fingerprint"
}

# The browser and the letters that the browser tests look at.
use_browser() {
  local lacking=()
  command -v chromium >/dev/null || lacking+=(chromium)
  [ -n "$(find /usr/share/fonts /usr/local/share/fonts -iname 'NotoSansThai*' 2>/dev/null | head -n 1)" ] ||
    [ "$(uname -s)" = Darwin ] || lacking+=(fonts-noto-core)
  [ ${#lacking[@]} -eq 0 ] || install_packages "${lacking[@]}" || true
  command -v chromium >/dev/null || fail "The browser tests need Chromium in PATH as chromium: install it" \
    "(Debian: apt-get install chromium fonts-noto-core; macOS: brew install chromium)."
}
