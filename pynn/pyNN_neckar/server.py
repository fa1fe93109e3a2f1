"""The long-lived process `neckar serve`, spoken to over its standard input and output."""

import atexit
import json
import subprocess
import tempfile
from dataclasses import dataclass, field

from .errors import NeckarFailure
from .launcher import find


@dataclass
class Outcome:
    """What a command left: exit status, the document on standard output, whether the last mapping was kept."""

    status: int
    document: dict = field(default_factory=dict)
    mapping_kept: bool = False


class Server:
    """Runs commands of neckar in one process, so that its start is paid once and mapping and machine stay warm."""

    def __init__(self):
        self._process = None
        self._errors = None
        atexit.register(self.stop)

    def start(self):
        """Starts the process, if none runs, without waiting for it."""
        if self._process is None or self._process.poll() is not None:
            self._errors = tempfile.TemporaryFile("w+")
            self._process = subprocess.Popen(
                [find(), "serve"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._errors,
                text=True,
                encoding="utf-8",
            )

    @property
    def pid(self):
        """Number of the process."""
        return self._process.pid

    def stop(self):
        """Ends the process."""
        process, self._process = self._process, None
        if process is not None:
            process.stdin.close()
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            process.stdout.close()
            self._errors.close()

    def run(self, words, keep_mapping=False):
        """Runs one command that prints a document; raises when it failed for a reason that is not its input."""
        self.start()
        try:
            self._process.stdin.write(json.dumps({"words": words, "keep_mapping": keep_mapping}) + "\n")
            self._process.stdin.flush()
            line = self._process.stdout.readline()
        except KeyboardInterrupt:
            self._process.kill()
            raise
        except BrokenPipeError:
            line = ""
        command = "neckar " + " ".join(words)
        if not line:
            self._process.wait()
            self._errors.seek(0)
            raise NeckarFailure(f"the process of neckar ended during: {command}\n{self._errors.read().strip()}")
        answer = json.loads(line)
        if answer["status"] not in (0, 1, 2):
            raise NeckarFailure(f"exit status {answer['status']} of: {command}\n{answer['log'].strip()}")
        try:
            document = json.loads(answer["output"])
        except json.JSONDecodeError as error:
            raise NeckarFailure(f"no document of: {command}\n{answer['log'].strip()}") from error
        return Outcome(answer["status"], document, answer["mapping"] == "kept")
