package attachment

import (
	"archive/zip"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/gabriel-vasile/mimetype"

	"github.com/liangce/liangce/internal/fault"
)

// MostBytes bounds a file.
const MostBytes = 20 << 20

// mostUnpacked bounds what an office document unpacks to.
const mostUnpacked = 200 << 20

// allowed are the types that are taken, by their content; a name says nothing.
var allowed = map[string]bool{
	"application/pdf": true, "image/jpeg": true, "image/png": true,
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document":   true,
	"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet":         true,
	"application/vnd.openxmlformats-officedocument.presentationml.presentation": true,
}

const allowedNames = "PDF, DOCX, XLSX, PPTX, JPG, PNG"

// TooLarge is the refusal of a file above MostBytes.
func TooLarge(name string) error {
	return fault.New(fault.InvalidInput, "reason", fault.ReasonFileLarge, "name", FileName(name), "limit", strconv.Itoa(MostBytes>>20))
}

// Inspect looks into a file: what it is, told by its content, or why it is not taken.
func Inspect(name string, content io.ReaderAt, size int64) (mediaType string, err error) {
	refuse := func(reason string, params ...string) (string, error) {
		return "", fault.New(fault.InvalidInput, append([]string{"reason", reason, "name", FileName(name)}, params...)...)
	}
	if size == 0 {
		return refuse(fault.ReasonFileEmpty)
	}
	kind, err := mimetype.DetectReader(io.NewSectionReader(content, 0, size))
	if err != nil {
		return "", fmt.Errorf("attachment: look into a file: %w", err)
	}
	mediaType = kind.String()
	if !allowed[mediaType] {
		return refuse(fault.ReasonFileType, "allowed", allowedNames)
	}
	if strings.HasPrefix(mediaType, "application/vnd.") && !safeArchive(content, size) {
		return refuse(fault.ReasonFileUnsafe)
	}
	return mediaType, nil
}

// safeArchive: an office document is an archive; one that carries macros, names paths outside or unpacks to far more than a
// document has is not taken.
func safeArchive(content io.ReaderAt, size int64) bool {
	archive, err := zip.NewReader(content, size)
	if err != nil {
		return false
	}
	var unpacked uint64
	for _, f := range archive.File {
		name := strings.ToLower(f.Name)
		if strings.HasSuffix(name, "vbaproject.bin") || strings.Contains(name, "..") || strings.HasPrefix(name, "/") {
			return false
		}
		if unpacked += f.UncompressedSize64; unpacked > mostUnpacked {
			return false
		}
	}
	return true
}
