package graph

import (
	"bytes"
	"context"
	"crypto/sha256"
	"io"
	"net/http"
	"strconv"

	"github.com/maypok86/otter/v2"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/platform/cache"
	"github.com/liangce/liangce/internal/platform/gzipped"
)

const (
	// knownRequests bounds the requests that are remembered, longestKnown the bytes of one's body.
	knownRequests = 10_000
	longestKnown  = 16 << 10
)

// ofRegion stands for the plan of a question that asks for a region.
const ofRegion = ""

// question is what a request asks that reads roll-ups of one plan, or a region, and nothing else: operation, document and variables.
// The same bytes ask the same, whoever sends them.
type question struct {
	plan  string
	parts [3]string
	// contentType is what it was answered as; the request names what it takes, so that it belongs to the same bytes.
	contentType string
}

// key names the answer to a question, as it is for an actor now.
func (r *Resolver) key(ctx context.Context, actor access.Actor, q question) (cache.Key, error) {
	read := r.versions
	if q.plan == ofRegion {
		read = r.regions
	}
	version, err := read.Of(ctx, actor.CityID, q.plan)
	if err != nil {
		return cache.Key{}, err
	}
	return cache.NewKey(actor.CityID, version, access.Scope(actor).Digest(), langOf(ctx), r.Version, q.parts[0], q.parts[1], q.parts[2]), nil
}

// front answers what has been asked before, byte for byte, before GraphQL reads it: from the answers that this process keeps, under
// the key that GraphQL would look for. Who asks, and what of the data is new, is found out as ever; whatever it does not know goes on.
type front struct {
	resolver *Resolver
	known    *otter.Cache[fingerprint, question]
	next     http.Handler
}

// fingerprint is the digest of all of a request that its answer depends on, but for who asks and in which language.
type fingerprint [sha256.Size]byte

func newFront(r *Resolver, next http.Handler) http.Handler {
	known := otter.Must(&otter.Options[fingerprint, question]{MaximumSize: knownRequests})
	return &front{resolver: r, known: known, next: next}
}

type aheadKey struct{}

// ahead is what the front found out about a request that goes on.
type ahead struct {
	// key names the answer, where the question was known.
	key cache.Key
	// note has the request remembered, once it is answered from what is kept.
	note func(question)
}

// ServeHTTP answers, or has the request noted for the next time.
func (f *front) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	mark, ok := fingerprintOf(r)
	if !ok {
		f.next.ServeHTTP(w, r)
		return
	}
	a := ahead{note: func(q question) { f.known.Set(mark, q) }}
	if q, known := f.known.GetIfPresent(mark); known {
		var answered bool
		if a.key, answered = f.answer(w, r, q); answered {
			return
		}
	}
	f.next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), aheadKey{}, a)))
}

// fingerprintOf reads a body that is short enough, and puts it back.
func fingerprintOf(r *http.Request) (fingerprint, bool) {
	if r.ContentLength > longestKnown || r.Method == http.MethodPost && r.ContentLength < 0 {
		return fingerprint{}, false
	}
	var body []byte
	if r.ContentLength > 0 {
		body = make([]byte, r.ContentLength)
		if n, err := io.ReadFull(r.Body, body); err != nil {
			// It broke off, and says so again to whoever reads on.
			r.Body = struct {
				io.Reader
				io.Closer
			}{io.MultiReader(bytes.NewReader(body[:n]), r.Body), r.Body}
			return fingerprint{}, false
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
	}
	all := make([]byte, 0, len(body)+256)
	for _, part := range []string{r.Method, r.URL.RawQuery, r.Header.Get("Accept"), r.Header.Get("Content-Type")} {
		all = strconv.AppendInt(all, int64(len(part)), 10)
		all = append(append(all, ':'), part...)
	}
	return sha256.Sum256(append(all, body...)), true
}

// answer is false where GraphQL has to, which then needs not look for the key again where there is one.
func (f *front) answer(w http.ResponseWriter, r *http.Request, q question) (cache.Key, bool) {
	ctx := r.Context()
	actor, err := actorOf(ctx)
	if err != nil {
		return cache.Key{}, false
	}
	key, err := f.resolver.key(ctx, actor, q)
	if err != nil {
		return cache.Key{}, false
	}
	k := keepingOf(r)
	if k.holds(w.Header(), key.Tag()) {
		w.WriteHeader(http.StatusNotModified)
		return key, true
	}
	form, encoding := key, ""
	if k.gzip {
		form, encoding = key.As(gzipForm), gzipForm
	}
	whole, ok := f.resolver.Cache.Held(form)
	if !ok {
		return key, false
	}
	w.Header().Set("Content-Type", q.contentType)
	_ = sendKept(w, whole, encoding) // the client may have gone away: nobody to tell
	return key, true
}

// gzipForm is the compressed form of a kept answer.
const gzipForm = "gzip"

// keeping is what a client says that it can do with a kept answer.
type keeping struct {
	gzip bool
	// tagged says that it may ask whether the answer is still the one it has, which it knows by its tag.
	tagged bool
	known  string
}

func keepingOf(r *http.Request) keeping {
	return keeping{gzip: gzipped.Accepted(r.Header.Get("Accept-Encoding")), tagged: r.Method == http.MethodGet, known: r.Header.Get("If-None-Match")}
}

// holds tells whether the client holds the answer of that tag already, and names the tag to it.
func (k keeping) holds(h http.Header, tag string) bool {
	if !k.tagged {
		return false
	}
	h.Set("ETag", tag)
	h.Set("Vary", "Authorization, Accept-Language, Accept-Encoding")
	return k.known == tag
}

// sendKept sends a whole answer as it is, without encoding it again, which takes longer than all the rest.
func sendKept(w http.ResponseWriter, whole []byte, encoding string) error {
	if encoding != "" {
		w.Header().Set("Content-Encoding", encoding)
	}
	w.Header().Set("Content-Length", strconv.Itoa(len(whole)))
	_, err := w.Write(whole)
	return err
}
