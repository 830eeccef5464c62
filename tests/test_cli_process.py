"""The program as people run it: a process, its streams, its encodings, its exit code."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
QUARTIER = ROOT / "data" / "quartier" / "observed"
ODD = "dossier d'été"
FULL = Path("/dev/full")


def environment(**changes: str) -> dict[str, str]:
    """The environment of a user without any setting of ours."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MAILLAGE")}
    kept.pop("PYTHONUTF8", None)
    return {**kept, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", **changes}


def start(*words: object, folder: Path, **changes: str) -> subprocess.Popen[bytes]:
    """Start a command line in a folder."""
    return subprocess.Popen(
        [sys.executable, "-m", "maillage", *map(str, words)],
        cwd=folder,
        env=environment(**changes),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def finish(*words: object, folder: Path, **changes: str) -> tuple[int, bytes, bytes]:
    """Exit code, standard output and error of a command line."""
    process = start(*words, folder=folder, **changes)
    out, err = process.communicate(timeout=120)
    return process.returncode, out, err


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose name has a space, an apostrophe and an accent, with a store in it."""
    place = tmp_path_factory.mktemp("process") / ODD
    place.mkdir()
    code, _, err = finish("load", "tables", QUARTIER, "--as", "quartier", folder=place)
    assert code == 0, err
    return place


@pytest.mark.parametrize("encoding", ["cp1252", "cp850"])
def test_piped_output_survives_any_encoding(folder: Path, encoding: str) -> None:
    settings = {"PYTHONIOENCODING": encoding}
    lines = [
        ["growth", "--every", "year", "--out", "été œ.csv"],
        ["map", "--out", "carte œ.html"],
        ["growth", "--territory", "Œuvres → nulle part…"],
    ]
    for words in lines:
        code, out, err = finish(*words, folder=folder, **settings)
        assert b"Traceback" not in err
        assert (code == 0) == ("nulle part" not in words[-1]), err
        said = (out + err).decode(encoding)
        assert "é" in said
    assert (folder / "carte œ.html").read_bytes().startswith(b"<!")


def test_load_growth_and_map_in_a_folder_with_an_accent(folder: Path) -> None:
    code, _, err = finish("map", "--out", "carte.html", "--store", "maillage.db", folder=folder)
    assert (code, err) == (0, b"")
    assert "é".encode() in (folder / "carte.html").read_bytes()


@pytest.mark.parametrize("missing", ["fcntl,resource,pwd,grp"])
def test_runs_without_the_modules_of_one_system(tmp_path: Path, missing: str) -> None:
    program = (
        "import sys\n"
        f"for name in {missing.split(',')!r}: sys.modules[name] = None\n"
        "import cli\n"
        "cli.main()\n"
    )
    for words in (
        ["load", "tables", str(QUARTIER)],
        ["growth", "--every", "year", "--chart", "g.svg"],
        ["map", "--out", "m.html"],
    ):
        done = subprocess.run(
            [sys.executable, "-c", program, *words],
            cwd=tmp_path,
            env=environment(),
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr


def test_reader_that_leaves_is_no_error(folder: Path) -> None:
    process = start("growth", "--every", "month", folder=folder)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    err = process.stderr.read()
    process.stderr.close()
    assert process.wait(timeout=60) in (1, 141)
    assert err == b""


@pytest.mark.skipif(not FULL.exists(), reason="no /dev/full on this system")
def test_full_disk_is_one_line(folder: Path) -> None:
    with FULL.open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "maillage", "store", "info"],
            cwd=folder,
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.decode().startswith("maillage: ")
    assert "plus de place" in done.stderr.decode()
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to another process on Windows")
@pytest.mark.parametrize("after", [0, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 1.5])
def test_interruption_is_one_line(tmp_path: Path, after: float) -> None:
    words = ["simulate", "--actors", "20000", "--out", "big"]
    program = (
        "import sys, maillage\n"
        "class Mark:\n"
        "    def find_spec(name, *_): print(flush=True) if name == 'cli' else None\n"
        "sys.meta_path.insert(0, Mark)\n"
        "maillage.main()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, *words],
        cwd=tmp_path,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(after)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=120)
    # A shell shows both as 130: CPython ends by the signal itself when it came during an eval().
    assert process.returncode in (130, -signal.SIGINT)
    assert err.decode().strip().splitlines()[-1].startswith("maillage: interrompu")
    assert b"Traceback" not in err
    assert not (tmp_path / "big").exists()


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"LC_ALL": "C"}, "Utilisation :"),
        ({"LC_ALL": "fr_FR.UTF-8"}, "Utilisation :"),
        ({"LC_ALL": "en_GB.UTF-8"}, "Usage:"),
        ({"LC_ALL": "", "LANG": "en_US.UTF-8"}, "Usage:"),
        ({"LC_ALL": "en_GB.UTF-8", "MAILLAGE_LANG": "fr"}, "Utilisation :"),
    ],
)
def test_language_of_the_locale(tmp_path: Path, settings: dict[str, str], said: str) -> None:
    changes = {"LC_MESSAGES": "", **settings}
    assert finish("--help", folder=tmp_path, **changes)[1].decode().startswith(said)


def test_usage_is_two_and_failure_is_one(tmp_path: Path) -> None:
    assert finish("nothing", folder=tmp_path)[0] == 2
    assert finish("growth", folder=tmp_path)[0] == 1


def test_closed_output_is_quiet(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "maillage", "sources"]
    closed = subprocess.run(
        ["sh", "-c", 'exec "$@" >&-', "sh", *command],
        cwd=tmp_path,
        env=environment(),
        stderr=subprocess.PIPE,
        check=False,
    )
    assert (closed.returncode, closed.stderr) == (0, b"")


@pytest.mark.skipif(os.name == "nt", reason="Windows always has a language")
def test_french_where_no_language_is_set(tmp_path: Path) -> None:
    unset = dict.fromkeys(("LC_ALL", "LC_MESSAGES", "LANG"), "")
    code, out, _ = finish("--help", folder=tmp_path, **unset)
    assert code == 0
    assert "Commandes" in out.decode()
