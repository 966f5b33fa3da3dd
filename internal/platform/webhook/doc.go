// Package webhook posts messages to group robots of the DingTalk kind.
//
// It must not know who is told what. The address of a robot comes from people of a tenant, so it is not trusted: it must not reach
// what stands beside the service.
//
// Invariants: only HTTPS and only public addresses, looked at after names are resolved, unless the operator names the host; no
// redirect is followed; an answer is read to a limit and a deadline; no error holds the address or the secret, which let anybody post.
package webhook
