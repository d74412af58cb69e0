namespace Community.Abstractions.Geography;

/// <summary>Distances on Earth.</summary>
public static class Earth
{
    private const double MeanRadius = 6371.0088;

    /// <summary>Kilometres between two points in degrees, along the surface of a sphere of mean radius (haversine formula; R. W. Sinnott, Sky and Telescope 68, 1984).</summary>
    public static double Kilometres(double latitude1, double longitude1, double latitude2, double longitude2)
    {
        var (lat1, lat2) = (double.DegreesToRadians(latitude1), double.DegreesToRadians(latitude2));
        var north = Math.Sin((lat2 - lat1) / 2);
        var east = Math.Sin(double.DegreesToRadians(longitude2 - longitude1) / 2);
        var half = Math.Clamp(north * north + Math.Cos(lat1) * Math.Cos(lat2) * east * east, 0, 1);
        return 2 * MeanRadius * Math.Asin(Math.Sqrt(half));
    }
}
