package server

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"mime"
	"net/http"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/google/uuid"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/exchange/feed"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/source"
)

// Feeds takes what outside systems deliver. It answers in a form of its own: codes that stay, and words in both languages.
type Feeds struct {
	store   *db.Store
	secrets source.Secrets
	keys    *limiter
	callers *limiter
}

const (
	// A key may deliver so often at once and then again so often; an address that has shown no good signature yet, so often.
	keyBurst, keyPace       = 60, time.Second
	callerBurst, callerPace = 300, 200 * time.Millisecond
)

// NewFeeds makes the handler of deliveries.
func NewFeeds(store *db.Store, secrets source.Secrets) (*Feeds, error) {
	keys, err := newLimiter(store.Now, keyBurst, keyPace)
	if err != nil {
		return nil, err
	}
	callers, err := newLimiter(store.Now, callerBurst, callerPace)
	return &Feeds{store, secrets, keys, callers}, err
}

// take answers one delivery. Whether there is such a source, such a key, and whether the signature is right, is one question with one
// answer, which takes as long whatever is wrong.
func (f *Feeds) take(w http.ResponseWriter, r *http.Request) {
	if f.late(w, f.callers, addressOf(r)) {
		return
	}
	request, signature, code := f.read(w, r)
	if code == "" && !request.InTime(f.store.Now()) {
		code = source.WrongTime
	}
	if code != "" {
		refuseFeed(w, code, nil)
		return
	}
	key, err := f.find(r.Context(), request, signature, chi.URLParam(r, "source"))
	switch {
	case err != nil:
		internalFeed(w, r, err)
	case key == nil:
		refuseFeed(w, source.WrongSignature, nil)
	case f.late(w, f.keys, key.ID):
	default:
		f.receive(w, r, *key, request)
	}
}

// read reads what is signed.
func (f *Feeds) read(w http.ResponseWriter, r *http.Request) (feed.Request, string, source.Code) {
	h := r.Header
	request := feed.Request{Method: r.Method, Path: r.URL.EscapedPath(), Key: h.Get(feed.KeyHeader), Time: h.Get(feed.TimeHeader), Delivery: h.Get(feed.DeliveryHeader)}
	signature := h.Get(feed.SignatureHeader)
	kind, _, err := mime.ParseMediaType(h.Get("Content-Type"))
	switch {
	case !request.WellFormed(signature) || r.URL.RawQuery != "": // a query would not be signed
		return request, "", source.NotSigned
	case err != nil || kind != "application/json":
		return request, "", source.WrongType
	}
	request.Body, err = io.ReadAll(http.MaxBytesReader(w, r.Body, feed.MostBytes))
	if large := (*http.MaxBytesError)(nil); errors.As(err, &large) {
		return request, "", source.TooLarge
	}
	if err != nil { // cut off: what came was not signed
		return request, "", source.WrongSignature
	}
	return request, signature, ""
}

// find gives the key of the source with which the request is signed, or nil.
func (f *Feeds) find(ctx context.Context, request feed.Request, signature, of string) (*source.Key, error) {
	var known bool
	key, err := db.Read(ctx, f.store, access.Feed("", nil, access.FeedScope{}), func(tx *db.Tx) (key source.Key, err error) {
		key, known, err = source.Find(ctx, tx, request.Key)
		return key, err
	})
	if err != nil {
		return nil, err
	}
	signed := request.Signed(f.secrets.Of(request.Key), signature)
	if !signed || !known || key.Source != of {
		return nil, nil
	}
	return &key, nil
}

func (f *Feeds) receive(w http.ResponseWriter, r *http.Request, key source.Key, request feed.Request) {
	ctx := r.Context()
	parcel := feed.Read(request.Delivery, request.BodyHash(), request.Body)
	actor, err := source.ActorOf(ctx, f.store, key)
	if err != nil {
		internalFeed(w, r, err)
		return
	}
	got, err := db.Write(ctx, f.store, actor, func(tx *db.Tx) (source.Received, error) { return source.Receive(ctx, tx, key, parcel) })
	if fault.Has(err, fault.Unauthenticated) {
		refuseFeed(w, source.WrongSignature, nil)
		return
	}
	if err != nil {
		internalFeed(w, r, err)
		return
	}
	if got.Again {
		w.Header().Set(feed.AgainHeader, "true")
	}
	status := http.StatusOK
	if got.Error != nil {
		status = feedStatus(got.Error.Code)
	}
	writeJSON(w, status, got.Answer)
}

// late refuses whoever comes too often.
func (f *Feeds) late(w http.ResponseWriter, by *limiter, who string) bool {
	wait := by.wait(who)
	if wait == 0 {
		return false
	}
	refuseFeed(w, source.TooMany, map[string]string{"seconds": comeBackIn(w, wait)})
	return true
}

func feedStatus(code source.Code) int {
	switch code {
	case source.NotSigned, source.WrongTime, source.WrongSignature:
		return http.StatusUnauthorized
	case source.Disabled:
		return http.StatusForbidden
	case source.DeliveryReused:
		return http.StatusConflict
	case source.TooLarge:
		return http.StatusRequestEntityTooLarge
	case source.TooMany:
		return http.StatusTooManyRequests
	case source.WrongType:
		return http.StatusUnsupportedMediaType
	default:
		return http.StatusUnprocessableEntity
	}
}

func refuseFeed(w http.ResponseWriter, code source.Code, params map[string]string) {
	writeJSON(w, feedStatus(code), map[string]any{"error": source.TroubleOf(source.Misfit{Code: code, Params: params})})
}

// internalFeed says that something failed inside, and logs what under the reference that the sender is given.
func internalFeed(w http.ResponseWriter, r *http.Request, err error) {
	reference := uuid.NewString()
	slog.LogAttrs(r.Context(), slog.LevelError, "internal", slog.Any("error", err), slog.String("reference", reference))
	f := fault.New(fault.Internal, "reference", reference)
	writeJSON(w, http.StatusInternalServerError, map[string]any{"error": source.Trouble{
		Code: source.Code(f.Code), Message: map[string]string{"zh": f.Text(fault.Chinese), "en": f.Text(fault.English)},
	}})
}
