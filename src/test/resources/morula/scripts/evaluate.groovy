import morula.Morula
println Morula.evaluate(labels: "/data/labels", predictions: "/data/results").pooled().accuracy(0.5)
