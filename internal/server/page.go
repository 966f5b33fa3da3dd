package server

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
	"time"

	"github.com/liangce/liangce/internal/platform/gzipped"
)

// Page serves the built page from memory. Every address that is not a file's belongs to the page, which knows what to show.
type Page struct {
	files map[string]file
}

// file is what is sent, plain and compressed, and the tag by which a browser asks whether it has changed.
type file struct {
	name, contentType, etag string
	plain, gzipped          []byte
}

const (
	entry = "index.html"
	// hashedFolder holds files whose names change with their content.
	hashedFolder = "assets/"
	// worthwhile is the size from which compressing pays.
	worthwhile = 1 << 10
)

// NewPage reads the built page. A folder that is missing gives a page that says how to build it.
func NewPage(built fs.FS) (*Page, error) {
	p := &Page{files: map[string]file{}}
	err := fs.WalkDir(built, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := fs.ReadFile(built, name)
		if err != nil {
			return err
		}
		p.files[name], err = newFile(name, content)
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("server: read the page: %w", err)
	}
	if _, ok := p.files[entry]; !ok {
		if p.files[entry], err = newFile(entry, []byte("<!doctype html><title>Liangce</title><p>The page is not built: run <code>make build</code>.")); err != nil {
			return nil, err
		}
	}
	return p, nil
}

func newFile(name string, content []byte) (file, error) {
	sum := sha256.Sum256(content)
	f := file{name: name, plain: content, contentType: mime.TypeByExtension(path.Ext(name)), etag: `W/"` + base64.RawURLEncoding.EncodeToString(sum[:12]) + `"`}
	if f.contentType == "" {
		f.contentType = http.DetectContentType(content)
	}
	if len(content) < worthwhile || !compressible(f.contentType) {
		return f, nil
	}
	var err error
	if f.gzipped, err = gzipped.Bytes(content); err != nil {
		return file{}, fmt.Errorf("server: compress %s: %w", name, err)
	}
	return f, nil
}

func compressible(contentType string) bool {
	return strings.HasPrefix(contentType, "text/") || strings.Contains(contentType, "javascript") ||
		strings.Contains(contentType, "json") || strings.Contains(contentType, "svg")
}

func (p *Page) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(path.Clean("/"+r.URL.Path), "/")
	f, ok := p.files[name]
	if !ok {
		if strings.HasPrefix(name, hashedFolder) || namesFile(name) {
			http.NotFound(w, r) // a file of another build, or none of ours
			return
		}
		f = p.files[entry]
	}
	h := w.Header()
	h.Set("Content-Type", f.contentType)
	h.Set("ETag", f.etag)
	h.Set("Cache-Control", "no-cache")
	if strings.HasPrefix(f.name, hashedFolder) {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	body := f.plain
	if f.gzipped != nil {
		h.Set("Vary", "Accept-Encoding")
		if gzipped.Accepted(r.Header.Get("Accept-Encoding")) {
			h.Set("Content-Encoding", "gzip")
			body = f.gzipped
		}
	}
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(body))
}

// namesFile tells a file's name from a page's address, which may end in the number of a task: "W2.5".
func namesFile(name string) bool {
	ext := path.Ext(name)
	return len(ext) > 1 && (ext[1] < '0' || ext[1] > '9')
}

// The component library writes its styles into the page as it runs, so styles may be inline; scripts may not.
const contentPolicy = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; " +
	"font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

func pageHeaders(secure bool) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			h := w.Header()
			h.Set("Content-Security-Policy", contentPolicy)
			h.Set("X-Content-Type-Options", "nosniff")
			h.Set("Referrer-Policy", "same-origin")
			h.Set("Cross-Origin-Opener-Policy", "same-origin")
			h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
			if secure {
				h.Set("Strict-Transport-Security", "max-age=31536000")
			}
			next.ServeHTTP(w, r)
		})
	}
}
