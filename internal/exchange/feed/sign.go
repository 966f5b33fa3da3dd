package feed

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// The headers of a delivery.
const (
	KeyHeader       = "Liangce-Key"
	TimeHeader      = "Liangce-Timestamp"
	DeliveryHeader  = "Liangce-Delivery"
	SignatureHeader = "Liangce-Signature"
	// AgainHeader says of an answer that it was given before.
	AgainHeader = "Liangce-Replayed"
)

// version stands before what is signed, and in the signature: another way of signing will have another one.
const (
	version = "LIANGCE-FEED-V1"
	prefix  = "v1="
)

// Window is how far the sender's clock may be off.
const Window = 5 * time.Minute

// Request is what of a request is signed.
type Request struct {
	Method, Path string
	// Key names the key; Time is in seconds since 1970; Delivery is the sender's own id of the delivery.
	Key, Time, Delivery string
	Body                []byte
}

var (
	keyForm      = regexp.MustCompile(`^[a-z0-9]{16,40}$`)
	timeForm     = regexp.MustCompile(`^[0-9]{1,12}$`)
	deliveryForm = regexp.MustCompile(`^[A-Za-z0-9_-]{1,64}$`)
	signatureHex = regexp.MustCompile(`^v1=[0-9a-f]{64}$`)
)

// WellFormed tells whether what stands in the headers can be of a delivery at all.
func (r Request) WellFormed(signature string) bool {
	return keyForm.MatchString(r.Key) && timeForm.MatchString(r.Time) && deliveryForm.MatchString(r.Delivery) && signatureHex.MatchString(signature)
}

// InTime tells whether the request was signed about now.
func (r Request) InTime(now time.Time) bool {
	seconds, err := strconv.ParseInt(r.Time, 10, 64)
	return err == nil && now.Sub(time.Unix(seconds, 0)).Abs() <= Window
}

// BodyHash is the SHA-256 of the body in hexadecimal digits.
func (r Request) BodyHash() string {
	sum := sha256.Sum256(r.Body)
	return hex.EncodeToString(sum[:])
}

// Text is what is signed: seven lines, parted by single line feeds, without one at the end.
func (r Request) Text() string {
	return strings.Join([]string{version, r.Method, r.Path, r.Key, r.Time, r.Delivery, r.BodyHash()}, "\n")
}

// Sign gives the signature with a secret.
func (r Request) Sign(secret string) string {
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte(r.Text()))
	return prefix + hex.EncodeToString(mac.Sum(nil))
}

// Signed tells whether the signature was made with the secret, in a time that tells nothing of it.
func (r Request) Signed(secret, signature string) bool {
	return hmac.Equal([]byte(r.Sign(secret)), []byte(signature))
}
