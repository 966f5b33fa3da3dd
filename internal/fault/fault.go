package fault

import (
	_ "embed"
	"errors"
)

// Code is the stable name of a refusal, as clients see it.
type Code string

// The codes of the public API; INTERNAL is the only one that is not the caller's to mend.
const (
	Unauthenticated Code = "UNAUTHENTICATED"
	Forbidden       Code = "FORBIDDEN"
	NotFound        Code = "NOT_FOUND"
	InvalidInput    Code = "INVALID_INPUT"
	RequestReused   Code = "REQUEST_REUSED"
	StaleRevision   Code = "STALE_REVISION"
	WrongState      Code = "WRONG_STATE"
	FourEyes        Code = "FOUR_EYES"
	InvalidValue    Code = "INVALID_VALUE"
	TooManyAttempts Code = "TOO_MANY_ATTEMPTS"
	Internal        Code = "INTERNAL"
)

// Fault is a refusal. It is an error, and it is data: Params fill the catalogue's sentence.
type Fault struct {
	Code   Code
	Params map[string]string
}

// New makes a fault from a code and key, value pairs; a key without a value is a programmer's mistake.
func New(code Code, kv ...string) *Fault {
	if len(kv)%2 != 0 {
		panic("fault: key without a value: " + kv[len(kv)-1])
	}
	f := &Fault{Code: code}
	if len(kv) > 0 {
		f.Params = make(map[string]string, len(kv)/2)
	}
	for i := 0; i < len(kv); i += 2 {
		f.Params[kv[i]] = kv[i+1]
	}
	return f
}

// As finds the fault in an error chain.
func As(err error) (*Fault, bool) {
	var f *Fault
	ok := errors.As(err, &f)
	return f, ok
}

// Has tells whether err is a fault of that code.
func Has(err error, code Code) bool {
	f, ok := As(err)
	return ok && f.Code == code
}

// Reason is the finer key beside the code, or "".
func (f *Fault) Reason() string { return f.Params["reason"] }

// Error is the English text, for logs.
func (f *Fault) Error() string { return string(f.Code) + ": " + f.Text(English) }

// Text is the sentence for the person, in zh-CN or en.
func (f *Fault) Text(lang string) string {
	return catalogue.Say(lang, f.Params, string(f.Code)+"."+f.Reason(), string(f.Code))
}

//go:embed catalogue.json
var catalogueJSON []byte

var catalogue = MustTexts(catalogueJSON)
