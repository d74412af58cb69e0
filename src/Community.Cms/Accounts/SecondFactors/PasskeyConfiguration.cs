using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Community.Cms.Accounts.SecondFactors;

/// <summary>Identity's own table of passkeys. Identity adds it by a setting of the running application, which migrations and tests do not have; this way the model is always the same.</summary>
internal sealed class PasskeyConfiguration : IEntityTypeConfiguration<IdentityUserPasskey<string>>
{
    public void Configure(EntityTypeBuilder<IdentityUserPasskey<string>> passkey)
    {
        passkey.ToTable("AspNetUserPasskeys");
        passkey.HasKey(key => key.CredentialId);
        passkey.Property(key => key.CredentialId).HasMaxLength(1024);
        passkey.OwnsOne(key => key.Data).ToJson();
        passkey.HasOne<User>().WithMany().HasForeignKey(key => key.UserId).OnDelete(DeleteBehavior.Cascade).IsRequired();
    }
}
