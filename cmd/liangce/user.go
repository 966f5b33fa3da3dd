package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/auth"
	"github.com/liangce/liangce/internal/platform/config"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/tenant"
)

// shortestPassword is in characters: what NIST SP 800-63B asks at least of a password that stands alone.
const shortestPassword = 15

type userAddCommand struct {
	City     string        `required:"" help:"Code of the city." placeholder:"330400"`
	Name     string        `required:"" help:"The person's name."`
	Role     []access.Role `required:"" help:"What the person does: viewer, reporter, reviewer, signer, evaluator, tenant_admin. May be given more than once."`
	Tenant   string        `arg:"" help:"The tenant, as in its address: 330400-wcwc."`
	Username string        `arg:"" help:"What the person signs in with."`
}

// Run takes the password from the standard input, where no list of processes shows it.
func (u *userAddCommand) Run(ctx context.Context, c config.Config) error {
	for _, r := range u.Role {
		if !r.Valid() || r == access.Operator {
			return fmt.Errorf("nobody was added: there is no role %q in a tenant", r)
		}
	}
	password, err := readPassword(os.Stdin)
	if err != nil {
		return err
	}
	hash, err := auth.HashPassword(ctx, password)
	if err != nil {
		return err
	}
	d, err := openDatabase(ctx, c)
	if err != nil {
		return err
	}
	defer d.close()
	_, err = db.Write(ctx, d.Store, access.Loader(u.City), func(tx *db.Tx) (struct{}, error) { return struct{}{}, u.add(ctx, tx, hash) })
	if err != nil {
		return fmt.Errorf("nobody was added: %w", err)
	}
	fmt.Printf("%s: %s can sign in at /%s\n", u.Tenant, u.Username, u.Tenant)
	return nil
}

func (u *userAddCommand) add(ctx context.Context, tx *db.Tx, hash string) error {
	tenants, err := tenant.Tenants(ctx, tx)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(tenants, func(t tenant.Tenant) bool { return t.Slug == u.Tenant })
	if at < 0 {
		return fmt.Errorf("the city %s has no tenant %s", u.City, u.Tenant)
	}
	users, err := tenant.Users(ctx, tx)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(users, func(o tenant.User) bool { return o.TenantID == tenants[at].ID && o.Username == u.Username }) {
		return fmt.Errorf("%s has a user %s already", u.Tenant, u.Username)
	}
	added := tenant.NewUser{TenantID: tenants[at].ID, Username: u.Username, Name: u.Name, PasswordHash: hash}
	for _, r := range u.Role {
		added.Roles = append(added.Roles, string(r))
	}
	return tenant.AddUsers(ctx, tx, []tenant.NewUser{added})
}

func readPassword(from io.Reader) (string, error) {
	line, err := bufio.NewReader(from).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return "", fmt.Errorf("read the password: %w", err)
	}
	password := strings.TrimRight(line, "\r\n")
	if n := utf8.RuneCountInString(password); n < shortestPassword {
		return "", fmt.Errorf("nobody was added: the password has %d characters and needs %d; give it on the standard input", n, shortestPassword)
	}
	return password, nil
}
