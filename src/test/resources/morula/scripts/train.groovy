import morula.Morula
Morula.train(images: "/data/images", labels: "/data/labels", model: "/data/mine.zip", epochs: 3)
