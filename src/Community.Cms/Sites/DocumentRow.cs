using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Community.Cms.Sites;

/// <summary>A small JSON document of the site: settings, definitions, a module's list.</summary>
public sealed class DocumentRow
{
    /// <summary>Name of the document's class; key.</summary>
    public string Name { get; set; } = "";
    /// <summary>The JSON.</summary>
    public string Data { get; set; } = "{}";
}

internal sealed class DocumentRowConfiguration : IEntityTypeConfiguration<DocumentRow>
{
    public void Configure(EntityTypeBuilder<DocumentRow> row)
    {
        row.ToTable("Documents");
        row.HasKey(r => r.Name);
        row.Property(r => r.Name).HasMaxLength(100);
    }
}
