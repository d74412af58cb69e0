global using Community.Mentoring.Data;
global using Community.Mentoring.Rounds;
global using Community.Mentoring.Rules;
global using Community.Testing;
global using Shouldly;
global using Xunit;
