// Package gzipped compresses what is kept and sent more than once. What is sent once the router compresses.
package gzipped

import (
	"bytes"
	"compress/gzip"
	"errors"
	"strconv"
	"strings"
)

// Accepted tells whether whoever sends this Accept-Encoding reads gzip: what it says of gzip counts before what it says of all others.
func Accepted(encodings string) bool {
	others := false
	for offer := range strings.SplitSeq(encodings, ",") {
		coding, parameter, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(offer, " ", "")), ";")
		wanted := true
		if weight, weighted := strings.CutPrefix(parameter, "q="); weighted {
			q, err := strconv.ParseFloat(weight, 64)
			wanted = err == nil && q > 0
		}
		switch coding {
		case "gzip":
			return wanted
		case "*":
			others = wanted
		}
	}
	return others
}

// Bytes is the content compressed.
func Bytes(content []byte) ([]byte, error) {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, err := z.Write(content)
	if err := errors.Join(err, z.Close()); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
