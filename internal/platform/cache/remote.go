package cache

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"time"

	"github.com/alicebob/miniredis/v2"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promauto"
	"github.com/redis/go-redis/v9"
)

const (
	// patience is what an answer may cost when Redis is slow; computing takes about as long.
	patience = 50 * time.Millisecond
	// callLimit bounds one call with all that belongs to it: connecting, greeting, asking.
	callLimit = 2 * patience
	// pause is how long Redis is left alone after an error.
	pause = time.Second
	// embeddedAge: the Redis in this process has no bound on its memory but the age of its entries.
	embeddedAge = 5 * time.Minute
)

var redisErrors = promauto.NewCounter(prometheus.CounterOpts{
	Name: "liangce_cache_redis_errors_total",
	Help: "Calls of Redis that failed; the product went on without it.",
})

// remote is Redis, or the stand-in for it that runs in this process.
type remote struct {
	client   *redis.Client
	prefix   string
	age      time.Duration
	breaker  breaker
	embedded *embedded // nil with a real Redis
}

func openRemote(ctx context.Context, url string) (*remote, error) {
	if url == "" {
		return openEmbedded(ctx)
	}
	options, err := redis.ParseURL(url)
	if err != nil {
		return nil, fmt.Errorf("REDIS_URL: %w", err)
	}
	program, err := programDigest()
	if err != nil {
		return nil, err
	}
	r := connect(options)
	// While an upgrade rolls through, two programs share one Redis; an answer of the other may have
	// another form.
	r.prefix, r.age = "liangce:"+program+":", maxAge
	if err := r.call(ctx, func(ctx context.Context) error { return r.client.Ping(ctx).Err() }); err != nil {
		slog.WarnContext(ctx, "Redis does not answer; going on without it", "error", err)
	}
	return r, nil
}

func connect(options *redis.Options) *remote {
	options.DialTimeout, options.ReadTimeout, options.WriteTimeout, options.PoolTimeout = patience, patience, patience, patience
	options.ContextTimeoutEnabled = true
	options.MaxRetries = -1 // the breaker decides when to try again
	options.DialerRetries = 1
	redis.SetLogger(chatter{})
	return &remote{client: redis.NewClient(options), breaker: breaker{now: time.Now}}
}

// chatter keeps the client's own words, one per failed call, out of the log of a running product: the
// counter says the same.
type chatter struct{}

func (chatter) Printf(ctx context.Context, format string, args ...any) {
	slog.DebugContext(ctx, fmt.Sprintf(format, args...))
}

// programDigest tells this program from others.
func programDigest() (string, error) {
	path, err := os.Executable()
	if err != nil {
		return "", fmt.Errorf("find this program: %w", err)
	}
	file, err := os.Open(path)
	if err != nil {
		return "", fmt.Errorf("read this program: %w", err)
	}
	defer func() { _ = file.Close() }()
	sum := sha256.New()
	if _, err := io.Copy(sum, file); err != nil {
		return "", fmt.Errorf("read this program: %w", err)
	}
	return hex.EncodeToString(sum.Sum(nil))[:12], nil
}

func (r *remote) get(ctx context.Context, key string) ([]byte, bool) {
	var sealed []byte
	err := r.call(ctx, func(ctx context.Context) (err error) {
		sealed, err = r.client.Get(ctx, r.prefix+key).Bytes()
		return err
	})
	if err != nil {
		return nil, false
	}
	return unseal(sealed)
}

func (r *remote) set(ctx context.Context, key string, answer []byte) {
	// A failure is counted by call and means no more than a computation later.
	_ = r.call(ctx, func(ctx context.Context) error {
		return r.client.Set(ctx, r.prefix+key, seal(answer), r.age).Err()
	})
}

// seal puts the digest of an answer before it: what lies in Redis may have been cut short or written by somebody else.
func seal(answer []byte) []byte {
	sum := sha256.Sum256(answer)
	return append(sum[:], answer...)
}

// unseal gives the answer whose digest stands before it.
func unseal(sealed []byte) ([]byte, bool) {
	if len(sealed) < sha256.Size {
		return nil, false
	}
	answer := sealed[sha256.Size:]
	return answer, sha256.Sum256(answer) == [sha256.Size]byte(sealed[:sha256.Size])
}

// errPaused is a call that was not made because an earlier one failed.
var errPaused = errors.New("cache: Redis is left alone for a moment")

// call makes one call unless the breaker forbids it, and counts its failure.
func (r *remote) call(ctx context.Context, do func(context.Context) error) error {
	if !r.breaker.allows() {
		return errPaused
	}
	limited, cancel := context.WithTimeout(ctx, callLimit)
	defer cancel()
	err := do(limited)
	if ctx.Err() != nil {
		return err // the caller went away, which says nothing about Redis
	}
	failed := err != nil && !errors.Is(err, redis.Nil)
	if failed {
		redisErrors.Inc()
	}
	r.breaker.report(failed)
	return err
}

func (r *remote) close() error {
	err := r.client.Close()
	if r.embedded != nil {
		r.embedded.close()
	}
	return err
}

// embedded is a Redis in this process with a clock that moves.
type embedded struct {
	server *miniredis.Miniredis
	stop   context.CancelFunc
}

func openEmbedded(ctx context.Context) (*remote, error) {
	server, err := miniredis.Run()
	if err != nil {
		return nil, fmt.Errorf("start the embedded Redis: %w", err)
	}
	slog.WarnContext(ctx, "REDIS_URL is not set: using a Redis inside this process, which other replicas do not share")
	ticking, stop := context.WithCancel(context.WithoutCancel(ctx))
	// Its entries age only as its clock is moved.
	go func() {
		tick := time.NewTicker(time.Second)
		defer tick.Stop()
		for {
			select {
			case <-ticking.Done():
				return
			case <-tick.C:
				server.FastForward(time.Second)
			}
		}
	}()
	r := connect(&redis.Options{Addr: server.Addr()})
	r.age, r.embedded = embeddedAge, &embedded{server: server, stop: stop}
	return r, nil
}

func (e *embedded) close() {
	e.stop()
	e.server.Close()
}
