global using Community.Testing;
global using Shouldly;
global using Xunit;
