package feed_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/exchange/feed"
)

func request() feed.Request {
	return feed.Request{
		Method: "POST", Path: "/feeds/clinics", Key: "lfk0123456789abcdef0123", Time: "1767225600", Delivery: "2025-12", Body: []byte(`{"format":"liangce-feed/1"}`),
	}
}

func TestEveryPartIsSigned(t *testing.T) {
	const secret = "lfs_secret"
	signature := request().Sign(secret)
	require.True(t, request().Signed(secret, signature))
	require.False(t, request().Signed("lfs_other", signature))
	require.False(t, request().Signed(secret, ""))
	for reason, change := range map[string]func(*feed.Request){
		"method":   func(r *feed.Request) { r.Method = "PUT" },
		"path":     func(r *feed.Request) { r.Path = "/feeds/others" },
		"key":      func(r *feed.Request) { r.Key = "lfk0123456789abcdef0124" },
		"time":     func(r *feed.Request) { r.Time = "1767225601" },
		"delivery": func(r *feed.Request) { r.Delivery = "2025-11" },
		"body":     func(r *feed.Request) { r.Body = r.Body[:len(r.Body)-1] },
	} {
		r := request()
		change(&r)
		require.False(t, r.Signed(secret, signature), reason)
	}
}

func TestHeadersThatCanBeOfADelivery(t *testing.T) {
	signature := request().Sign("s")
	require.True(t, request().WellFormed(signature))
	for reason, change := range map[string]func(*feed.Request){
		"no key":                   func(r *feed.Request) { r.Key = "" },
		"a line feed in the key":   func(r *feed.Request) { r.Key += "\nx" },
		"a time with a fraction":   func(r *feed.Request) { r.Time = "1767225600.5" },
		"a negative time":          func(r *feed.Request) { r.Time = "-1" },
		"an id of spaces":          func(r *feed.Request) { r.Delivery = "  " },
		"an id that is a sentence": func(r *feed.Request) { r.Delivery = "张三" },
	} {
		r := request()
		change(&r)
		require.False(t, r.WellFormed(signature), reason)
	}
	require.False(t, request().WellFormed(signature[3:]))
	require.False(t, request().WellFormed(""))
}

func TestInTime(t *testing.T) {
	at := time.Unix(1767225600, 0)
	for after, want := range map[time.Duration]bool{
		0: true, feed.Window: true, -feed.Window: true, feed.Window + time.Second: false, -feed.Window - time.Second: false, 24 * time.Hour: false,
	} {
		require.Equal(t, want, request().InTime(at.Add(after)), after)
	}
}
