"""Et loft over, hvor meget af en fil serveren gemmer, mens den kommer ind."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from fleksjob.sager.bilagsfil import STOERST


class Loft(FileUploadHandler):
    """Skal stå først. Er filen større end loftet, kastes resten bort, og formularen får kun at vide, hvor stor."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.set = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.set = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        self.set += len(raw_data)
        return raw_data if self.set <= STOERST else None

    def file_complete(self, file_size: int) -> "UploadedFile[Any] | None":
        if self.set <= STOERST:
            return None
        for andre in self.request.upload_handlers if self.request else ():
            if (begyndt := getattr(andre, "file", None)) is not None:
                begyndt.close()
        tom = SimpleUploadedFile(self.file_name or "fil", b"", self.content_type or "")
        tom.size = self.set
        return tom
