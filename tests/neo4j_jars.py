"""The jars of the Neo4j server that tests run, and the Java to run them.

As a command, with any Python: ``python tests/neo4j_jars.py`` has Maven fetch them, which is done once.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent
POM = HERE / "pom.xml"


class Unavailable(Exception):
    """This machine has no way to run a Neo4j server; the message says what is missing."""


def version() -> str:
    """Version of the server, from pom.xml."""
    found = re.search(r"<artifactId>neo4j</artifactId>\s*<version>(.+?)<", POM.read_text("utf-8"))
    assert found, f"no Neo4j version in {POM}"
    return found[1]


def java() -> str:
    """Path of Java 17 or later."""
    home = os.environ.get("JAVA_HOME")
    path = shutil.which("java", path=f"{home}/bin") if home else None
    path = path or shutil.which("java")
    if path is None:
        raise Unavailable("neither a Docker engine nor Java is here (Java 17 or later is needed)")
    said = subprocess.run([path, "-version"], capture_output=True, text=True, check=True).stderr
    found = re.search(r'version "(\d+)', said)
    if not found or int(found[1]) < 17:
        raise Unavailable(f"Java 17 or later is needed, found: {said.splitlines()[0]}")
    return path


def fetch_jars() -> Path:
    """Folder of the server's jars, brought by Maven the first time."""
    folder = HERE.parent / ".neo4j" / version()
    if (folder / "complete").exists():
        return folder
    maven = shutil.which("mvn")
    if maven is None:
        raise Unavailable("Maven is needed once, to fetch the server's jars")
    goal = ["dependency:copy-dependencies", "-DincludeScope=runtime", f"-DoutputDirectory={folder}"]
    done = subprocess.run(
        [maven, "-q", "-B", "-f", str(POM), *goal], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise Unavailable(f"Maven could not fetch the server's jars: {done.stdout[-500:]}")
    (folder / "complete").touch()
    return folder


def fetch() -> None:
    """Bring the jars, or say why they cannot be had."""
    try:
        print(f"Neo4j's jars are in {fetch_jars()}")
    except Unavailable as reason:
        print(f"no Neo4j server for the tests: {reason}")


if __name__ == "__main__":
    fetch()
