package webhook

import (
	"errors"
	"net/netip"
	"net/url"
	"slices"
	"strings"
)

// Rules are where robots may be.
type Rules struct {
	// Hosts are those that the operator vouches for: they may have private addresses, and go without TLS.
	Hosts []string
}

// longest is what an address may have at most.
const longest = 1000

// Host is the host of a robot's address, if robots may be there at all. Whether its name leads to a private address is seen when it is
// called.
func (r Rules) Host(address string) (string, error) {
	u, err := url.Parse(address)
	if err != nil || len(address) > longest || u.Hostname() == "" || u.User != nil || u.Fragment != "" {
		return "", errors.New("webhook: it is no address of a robot")
	}
	host := strings.ToLower(u.Hostname())
	switch {
	case u.Scheme == "http" && r.vouched(host):
	case u.Scheme != "https":
		return "", errors.New("webhook: the address must begin with https://")
	}
	if ip, err := netip.ParseAddr(host); err == nil && !r.vouched(host) && !public(ip) {
		return "", errPrivate
	}
	return host, nil
}

var errPrivate = errors.New("webhook: the address is not a public one")

func (r Rules) vouched(host string) bool { return slices.Contains(r.Hosts, strings.ToLower(host)) }

// special are networks that the library takes for ordinary ones and that lead inside, or elsewhere than they say.
var special = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"), netip.MustParsePrefix("100.64.0.0/10"), netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("198.18.0.0/15"), netip.MustParsePrefix("240.0.0.0/4"),
	netip.MustParsePrefix("64:ff9b::/96"), netip.MustParsePrefix("64:ff9b:1::/48"), netip.MustParsePrefix("2002::/16"), netip.MustParsePrefix("2001::/32"),
	netip.MustParsePrefix("::/96"), netip.MustParsePrefix("fec0::/10"),
}

func public(ip netip.Addr) bool {
	ip = ip.Unmap().WithZone("")
	if !ip.IsGlobalUnicast() || ip.IsPrivate() {
		return false
	}
	return !slices.ContainsFunc(special, func(p netip.Prefix) bool { return p.Contains(ip) })
}
